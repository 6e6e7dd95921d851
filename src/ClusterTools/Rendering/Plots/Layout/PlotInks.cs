using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>The colours of everything but the data. Text has a contrast of at least 4.5:1 to what it stands on, marks of at least 3:1.</summary>
/// <param name="Background">What marks stand on.</param>
/// <param name="Ink">Titles.</param>
/// <param name="Muted">Numbers on axes.</param>
/// <param name="Grid">Lines behind the data.</param>
/// <param name="Accent">Data that belong to no cluster.</param>
/// <param name="Second">A second curve.</param>
/// <param name="Emphasis">Thresholds, means, and what was chosen.</param>
internal sealed record PlotInks(PlotColor Background, PlotColor Ink, PlotColor Muted, PlotColor Grid, PlotColor Accent, PlotColor Second, PlotColor Emphasis)
{
    /// <summary>On white.</summary>
    public static PlotInks Light { get; } = Of(0xFFFFFF, 0x1F1F1F, 0x595959, 0xE4E4E4, 0x1F6FB4, 0xB45309, 0xC4322E);

    /// <summary>On near-black, also behind marks in cluster colours.</summary>
    public static PlotInks Dark { get; } = Of(0x121212, 0xEDEDED, 0xABABAB, 0x2F2F2F, 0x6CB6F5, 0xF2A65A, 0xFF8A80);

    /// <summary>The colours of a theme.</summary>
    public static PlotInks Of(PlotTheme theme) => theme switch
    {
        PlotTheme.Light => Light,
        PlotTheme.Dark => Dark,
        _ => throw EnumGuard.Unexpected(theme),
    };

    private static PlotInks Of(int background, int ink, int muted, int grid, int accent, int second, int emphasis) => new(
        PlotColor.FromRgb(background), PlotColor.FromRgb(ink), PlotColor.FromRgb(muted), PlotColor.FromRgb(grid), PlotColor.FromRgb(accent), PlotColor.FromRgb(second),
        PlotColor.FromRgb(emphasis));
}
