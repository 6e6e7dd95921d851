using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>A rectangle of data with its axes: numbers below and to the left, lines behind the data, marks clipped to it.</summary>
internal sealed class PlotPanel
{
    private const double TickGap = 6;
    private const double LabelGap = 10;
    private const double TitleHeight = PlotCanvas.LabelSize + 6;
    private const double LeastSide = 24;
    private const double PixelsPerRow = 36;
    private const double LeastPixelsPerRow = 16;
    private const int EnoughRows = 3;
    private const double PixelsPerColumn = 56;

    private PlotPanel(PlotRectangle plot, AxisScale x, AxisScale y, PlotInks inks, GroupMark marks)
    {
        Plot = plot;
        X = x;
        Y = y;
        Inks = inks;
        Data = marks;
    }

    /// <summary>The rectangle of the data.</summary>
    public PlotRectangle Plot { get; }

    /// <summary>The horizontal axis.</summary>
    public AxisScale X { get; }

    /// <summary>The vertical axis; its minimum is at the bottom.</summary>
    public AxisScale Y { get; }

    /// <summary>The colours behind and between the data.</summary>
    public PlotInks Inks { get; }

    /// <summary>The marks of the data, clipped to the panel.</summary>
    public GroupMark Data { get; }

    /// <summary>The place of a pair of values.</summary>
    public PlotPoint Place(double x, double y) => new(X.Place(x), Y.Place(y));

    /// <summary>Adds a mark of the data.</summary>
    public void Add(PlotMark mark) => Data.Marks.Add(mark);

    /// <summary>Draws axes into a part of a canvas.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="outer">The place for data, numbers and titles together.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="dark">Whether the panel is dark whatever the theme, for marks in the colours of clusters.</param>
    /// <param name="numberWidth">The least width for numbers to the left, to align panels below each other.</param>
    public static PlotPanel Draw(PlotCanvas canvas, PlotRectangle outer, PanelAxis x, PanelAxis y, bool dark = false, double numberWidth = 0)
    {
        var inks = dark ? PlotInks.Dark : canvas.Inks;
        // Half of a number reaches beyond each end of the axis.
        double top = outer.Y + (y.Bare ? 0 : PlotCanvas.SmallSize / 2);
        double bottom = outer.Bottom - (x.Bare ? 0 : TickGap + PlotCanvas.SmallSize);
        var (rows, rowSuffix) = Rows(y, bottom - top - TitleHeight);
        var (_, columnSuffix) = Columns(x, outer.Width);
        string? xTitle = Title(x, columnSuffix), yTitle = Title(y, rowSuffix);
        if (xTitle is not null)
            bottom -= TitleHeight;
        double left = outer.X + (yTitle is null ? 0 : TitleHeight) + (rows.Count == 0 ? 0 : TickGap + Math.Max(numberWidth, rows.Max(t => Width(t.Label))));
        double right = outer.Right - (x.Bare ? 0 : 12);
        if (right - left < LeastSide || bottom - top < LeastSide)
        {
            // Too small for numbers: the data alone.
            (x, y) = (x with { Bare = true }, y with { Bare = true });
            (rows, xTitle, yTitle) = ([], null, null);
            (left, top, right, bottom) = (outer.X, outer.Y, outer.Right, outer.Bottom);
        }

        var plot = new PlotRectangle(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top));
        var across = new AxisScale(x.Range.Minimum, x.Range.Maximum, plot.X, plot.Right);
        var up = new AxisScale(y.Range.Minimum, y.Range.Maximum, plot.Bottom, plot.Y);
        canvas.Add(FillMark.Of(plot, inks.Background));
        DrawRows(canvas, plot, up, rows, inks);
        DrawColumns(canvas, plot, across, Columns(x, plot.Width).Ticks, inks);
        if (yTitle is not null)
            canvas.AddText(outer.X + PlotCanvas.LabelSize - 2, plot.Y + (plot.Height / 2), yTitle, PlotCanvas.LabelSize, canvas.Inks.Ink, TextAnchor.Middle, plot.Height, upwards: true);
        if (xTitle is not null)
            canvas.AddText(plot.X + (plot.Width / 2), outer.Bottom - 3, xTitle, PlotCanvas.LabelSize, canvas.Inks.Ink, TextAnchor.Middle, plot.Width);
        var data = new GroupMark(Clip: plot);
        canvas.Add(data);
        return new PlotPanel(plot, across, up, inks, data);
    }

    /// <summary>The width of the numbers to the left of a panel.</summary>
    public static double NumberWidth(PanelAxis y, double height) => Rows(y, height).Ticks.Select(t => Width(t.Label)).DefaultIfEmpty(0).Max();

    private static void DrawRows(PlotCanvas canvas, PlotRectangle plot, AxisScale up, IReadOnlyList<AxisTick> ticks, PlotInks inks)
    {
        double below = double.PositiveInfinity;
        foreach (var tick in ticks)
        {
            double at = up.Place(tick.Value);
            canvas.Add(LineMark.Of(plot.X, at, plot.Right, at, 1, inks.Grid));
            if (at + (PlotCanvas.SmallSize / 2) > below)
                continue;
            canvas.Add(new TextMark(plot.X - TickGap, at + 4, tick.Label, PlotCanvas.SmallSize, canvas.Inks.Muted, TextAnchor.End));
            below = at - (PlotCanvas.SmallSize / 2) - 1;
        }
    }

    private static void DrawColumns(PlotCanvas canvas, PlotRectangle plot, AxisScale across, IReadOnlyList<AxisTick> ticks, PlotInks inks)
    {
        double free = 2;
        foreach (var tick in ticks)
        {
            double at = across.Place(tick.Value);
            canvas.Add(LineMark.Of(at, plot.Y, at, plot.Bottom, 1, inks.Grid));
            double half = Width(tick.Label) / 2;
            if (at - half < free || at + half > canvas.Scene.Width - 2)
                continue;
            canvas.Add(new TextMark(at, plot.Bottom + TickGap + PlotCanvas.SmallSize - 2, tick.Label, PlotCanvas.SmallSize, canvas.Inks.Muted, TextAnchor.Middle));
            free = at + half + LabelGap;
        }
    }

    private static (IReadOnlyList<AxisTick> Ticks, string Suffix) Rows(PanelAxis y, double height)
    {
        if (y.Bare || y.Ticks is not null)
            return (y.Bare ? [] : y.Ticks!, "");
        // Round numbers may be few in a range; then closer ones are taken.
        for (int most = Math.Max(1, (int)(height / PixelsPerRow)); ; most++)
        {
            var ticks = AxisTicks.Between(y.Range.Minimum, y.Range.Maximum, most, y.Whole);
            if (ticks.Ticks.Count >= EnoughRows || height / (most + 1) < LeastPixelsPerRow)
                return (ticks.Ticks, ticks.Suffix);
        }
    }

    /// <summary>As many ticks as have room for their labels.</summary>
    private static (IReadOnlyList<AxisTick> Ticks, string Suffix) Columns(PanelAxis x, double width)
    {
        if (x.Bare || x.Ticks is not null)
            return (x.Bare ? [] : x.Ticks!, "");
        for (int most = Math.Max(1, (int)(width / PixelsPerColumn)); ; most--)
        {
            var ticks = AxisTicks.Between(x.Range.Minimum, x.Range.Maximum, most, x.Whole);
            double spacing = ticks.Ticks.Count < 2 ? double.PositiveInfinity
                : width * (ticks.Ticks[1].Value - ticks.Ticks[0].Value) / (x.Range.Maximum - x.Range.Minimum);
            if (most == 1 || ticks.Ticks.All(t => Width(t.Label) + LabelGap <= spacing))
                return (ticks.Ticks, ticks.Suffix);
        }
    }

    private static string? Title(PanelAxis axis, string suffix) => (axis.Title, suffix) switch
    {
        (null, "") => null,
        (null, _) => suffix,
        (_, "") => axis.Title,
        _ => $"{axis.Title} ({suffix})",
    };

    private static double Width(string label) => PlotFont.Measure(label, PlotCanvas.SmallSize);
}
