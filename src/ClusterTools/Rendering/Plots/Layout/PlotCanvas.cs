using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>A plot in the making: the page with its title, and the place below it that is still free.</summary>
internal sealed class PlotCanvas
{
    /// <summary>The size of numbers on axes and of legends.</summary>
    public const double SmallSize = 11;

    /// <summary>The size of titles of axes.</summary>
    public const double LabelSize = 12;

    /// <summary>The size of the title.</summary>
    public const double TitleSize = 15;

    /// <summary>The free margin around everything.</summary>
    public const double Margin = 12;

    /// <param name="options">Size, theme and title.</param>
    /// <param name="title">The title where the options have none.</param>
    /// <param name="description">What the plot shows, in words.</param>
    public PlotCanvas(PlotOptions options, string title, string description)
    {
        Inks = PlotInks.Of(options.Theme);
        title = options.Title ?? title;
        Scene = new PlotScene(options.Width, options.Height, title, description);
        Scene.Marks.Add(FillMark.Of(new PlotRectangle(0, 0, options.Width, options.Height), Inks.Background));
        Area = new PlotRectangle(0, 0, options.Width, options.Height).Inset(Margin, Margin, Margin, Margin);
        if (title.Trim().Length == 0)
            return;
        AddText(Area.X, Area.Y + TitleSize - 3, title, TitleSize, Inks.Ink, TextAnchor.Start, Area.Width);
        Area = Area.Inset(0, TitleSize + 9, 0, 0);
    }

    /// <summary>The plot.</summary>
    public PlotScene Scene { get; }

    /// <summary>The colours of the page.</summary>
    public PlotInks Inks { get; }

    /// <summary>The place that is still free.</summary>
    public PlotRectangle Area { get; set; }

    /// <summary>Adds a mark on top of all others.</summary>
    public void Add(PlotMark mark) => Scene.Marks.Add(mark);

    /// <summary>Adds a text, shortened to a length; nothing where not even an ellipsis fits.</summary>
    public void AddText(double x, double baseline, string text, double size, PlotColor color, TextAnchor anchor, double length, bool upwards = false) =>
        AddText(Scene.Marks, x, baseline, text, size, color, anchor, length, upwards);

    /// <summary>As <see cref="AddText(double, double, string, double, PlotColor, TextAnchor, double, bool)"/>, into a group.</summary>
    public static void AddText(List<PlotMark> marks, double x, double baseline, string text, double size, PlotColor color, TextAnchor anchor, double length, bool upwards = false)
    {
        if (FittedText.Fit(text, size, length) is { Length: > 0 } fitted)
            marks.Add(new TextMark(x, baseline, fitted, size, color, anchor, upwards));
    }
}
