using ClusterTools.Clustering.KMeans;
using ClusterTools.Images;
using ClusterTools.Rendering.Reports;
using ClusterTools.Series.Building;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Reports;

/// <summary>Small clusterings to report on.</summary>
internal static class ReportData
{
    /// <summary>A name that would end the script and run another, were it taken for markup.</summary>
    public const string HostileName = "</script><img src=x onerror=alert(1)>.tif";

    /// <summary>Nothing of the machine or the time.</summary>
    public static readonly ReportOptions Plain = new() { Created = new DateTimeOffset(2026, 12, 1, 6, 30, 0, TimeSpan.Zero), Software = ["ClusterTools"] };

    /// <summary>Three planes of a synthetic movie in five clusters.</summary>
    public static KMeansResult Brain(int threads = 0)
    {
        var execution = new ExecutionOptions { ThreadCount = threads };
        var movie = SyntheticMovie.Create(new SyntheticMovieOptions { FrameCount = 12, PlaneCount = 3, Height = 30, Width = 40, ClusterCount = 5, Seed = 4 }, execution);
        var series = SeriesTransforms.Normalize(SeriesBuilder.FromStack(movie, execution: execution), new NormalizeOptions { Method = NormalizeMethod.Percentile }, execution: execution);
        return KMeansClustering.Fit(SeriesSelection.ByStdDev(series, 0.02, execution), new KMeansOptions { ClusterCount = 5, RestartCount = 2 }, execution);
    }
}
