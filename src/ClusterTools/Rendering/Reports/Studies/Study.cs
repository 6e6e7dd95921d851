using ClusterTools.Clustering;
using ClusterTools.Metrics;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Reports.Studies;

/// <summary>A clustering with everything that its article of the report shows, computed before a byte is written.</summary>
internal sealed class Study
{
    // As many as the search over K scores: 5,000 records give a mean silhouette to about two digits in a fraction of a second.
    private const int MostSilhouettes = 5000;

    private Study(IClustering whole, IClustering clustering, string id)
    {
        Whole = whole;
        Clustering = clustering;
        Id = id;
    }

    /// <summary>The id of its article in the page.</summary>
    public string Id { get; }

    /// <summary>The clustering, with the records that were left out of the fit.</summary>
    public IClustering Whole { get; }

    /// <summary>The clustering of the records that have a cluster.</summary>
    public IClustering Clustering { get; }

    /// <summary>Red, green and blue of each cluster, from 0 to 1, bright enough for the dark panels.</summary>
    public required double[][] Colors { get; init; }

    /// <summary>How the colours were chosen.</summary>
    public required LabelColoring Coloring { get; init; }

    /// <summary>Pearson's correlation of each record with its centroid; null where records are no series.</summary>
    public double[]? Similarity { get; private init; }

    /// <summary>The silhouettes of all records or of a sample; null where they are not defined.</summary>
    public Silhouette? Silhouette { get; private init; }

    /// <summary>The rows of the table of clusters.</summary>
    public required ClusterSummary[] Clusters { get; init; }

    /// <summary>Whether records are colours: pixels with channels rather than series over time.</summary>
    public bool HasColors { get; private init; }

    /// <summary>Whether records lie on a grid.</summary>
    public bool IsMap => Clustering.Series.Shape is not null;

    /// <summary>Whether records are series: values in an order, such as points in time.</summary>
    public bool IsSeries => !HasColors && AreSeries(Clustering.Series);

    /// <summary>What a record is called.</summary>
    public string Record => HasColors ? "pixel" : IsMap ? "voxel" : "record";

    /// <summary>What a value is called.</summary>
    public string Value => HasColors ? "channel" : Clustering.Series.ValueNames is null && IsMap ? "time point" : "column";

    /// <summary>Computes the parts.</summary>
    /// <exception cref="ArgumentException">The colours do not suit the data.</exception>
    public static Study Create(IClustering whole, string id, LabelColoring? colorBy, long seed, ExecutionOptions execution)
    {
        LabelGrid.RequireLabels(whole);
        var clustering = LabelledRecords.Of(whole);
        bool colors = clustering.Series is { ElementType: ElementType.UInt8 or ElementType.UInt16, ValueNames.Count: var names } && names == clustering.Series.Length && names is 1 or 3 or 4
            && clustering.Series.ValueNames[0] is "red" or "gray";
        var coloring = colorBy ?? (colors ? LabelColoring.Centroid
            : AreSeries(clustering.Series) && clustering.ClusterCount <= SimilarityPalette.MaxClusterCount ? LabelColoring.Similarity : LabelColoring.Label);
        double[]? similarity = colors || !AreSeries(clustering.Series) ? null : PearsonSimilarity.Compute(clustering.Series, clustering.Labels, clustering.Centroids, execution);
        var silhouette = Score(clustering, seed, execution);
        return new Study(whole, clustering, id)
        {
            HasColors = colors,
            Coloring = coloring,
            Colors = Array.ConvertAll(LabelMapRenderer.ChooseColors(whole, coloring, seed, execution), c => coloring == LabelColoring.Centroid ? c : PanelColor.Lift(c)),
            Similarity = similarity,
            Silhouette = silhouette,
            Clusters = ClusterSummary.Of(clustering, similarity, silhouette),
        };
    }

    // A table of named columns, or of points in a plane or in space, has no order of values to correlate.
    private static bool AreSeries(SeriesSet set) => set.Shape is not null ? set.Length > 1 : set.Length > 3 && set.ValueNames is null;

    private static Silhouette? Score(IClustering clustering, long seed, ExecutionOptions execution)
    {
        int[] labels = clustering.Labels;
        SilhouetteOptions? sample = null;
        if (labels.Length > MostSilhouettes)
        {
            // The records that the silhouette will draw: they need two clusters.
            labels = Array.ConvertAll(new RandomSource(seed).Sample(labels.Length, MostSilhouettes), r => clustering.Labels[r]);
            sample = new SilhouetteOptions { SampleSize = MostSilhouettes, Seed = seed };
        }

        int clusters = labels.Distinct().Count();
        return clusters < 2 || clusters == labels.Length ? null : Silhouette.Compute(clustering.Series, clustering.Labels, sample, execution);
    }
}
