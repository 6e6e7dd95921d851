namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>One line of text.</summary>
/// <param name="X">Where the anchor is.</param>
/// <param name="Y">Where the baseline is; of text that runs upwards, <paramref name="X"/> is the baseline.</param>
/// <param name="Text">The text.</param>
/// <param name="Size">The size of the font in CSS pixels.</param>
/// <param name="Color">The colour.</param>
/// <param name="Anchor">Which point of the text the position gives.</param>
/// <param name="Upwards">Whether it is rotated by a quarter, to be read from below.</param>
internal sealed record TextMark(double X, double Y, string Text, double Size, PlotColor Color, TextAnchor Anchor = TextAnchor.Start, bool Upwards = false) : PlotMark
{
    // The part of the size that capitals, accents and descenders take above and below the baseline.
    private const double Above = 0.78;
    private const double Below = 0.22;

    /// <summary>The width of the text.</summary>
    public double Length { get; } = PlotFont.Measure(Text, Size);

    /// <summary>The place that the text takes up.</summary>
    public PlotRectangle Box
    {
        get
        {
            double start = Anchor switch
            {
                TextAnchor.Start => 0,
                TextAnchor.Middle => -Length / 2,
                TextAnchor.End => -Length,
                _ => throw EnumGuard.Unexpected(Anchor),
            };
            return Upwards
                ? new PlotRectangle(X - (Above * Size), Y - start - Length, Size, Length)
                : new PlotRectangle(X + start, Y - (Above * Size), Length, Size);
        }
    }

    /// <inheritdoc/>
    public override void Draw(PlotSurface surface) => surface.Text(this);
}
