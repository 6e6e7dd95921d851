using ClusterTools.Clustering.KMeans;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Segmentation.Grouping;

/// <summary>Clusters of similar pictures in an archive, and the near-duplicates among them.</summary>
public sealed class PictureGroups
{
    private PictureGroups(KMeansResult model, double[] distances, int[] duplicateOf)
    {
        Model = model;
        Distances = distances;
        DuplicateOf = duplicateOf;
    }

    /// <summary>The clusters.</summary>
    public KMeansResult Model { get; }

    /// <summary>The cluster of each picture.</summary>
    public int[] Labels => Model.Labels;

    /// <summary>The root mean square difference of each picture from the centre of its cluster: in levels of 255 for thumbnails, in roots of shares for histograms.</summary>
    public double[] Distances { get; }

    /// <summary>For each picture the largest of those that it nearly equals (the first of equals); −1 for that one, and for pictures without near-duplicates.</summary>
    public int[] DuplicateOf { get; }

    /// <summary>Groups pictures.</summary>
    /// <param name="pictures">The signatures.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">There are fewer pictures than clusters, or an option is out of range.</exception>
    public static PictureGroups Find(IReadOnlyList<PictureSignature> pictures, PictureGroupOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        options ??= new PictureGroupOptions();
        execution ??= ExecutionOptions.Default;
        if (!(options.DuplicateTolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(options), string.Format(SR.ValueTooSmall, nameof(options.DuplicateTolerance), options.DuplicateTolerance, 0));
        if (pictures.Count < Math.Max(1, options.ClusterCount))
            throw new ArgumentException(string.Format(SR.ClusterCountAboveRecords, options.ClusterCount, pictures.Count));
        var set = options.By switch
        {
            PictureFeature.Histogram => SeriesSet.FromArray(pictures.SelectMany(p => p.Histogram).ToArray(), pictures.Count, pictures[0].Histogram.Length),
            PictureFeature.Thumbnail => SeriesSet.FromArray(pictures.SelectMany(p => p.Thumbnail).ToArray(), pictures.Count, pictures[0].Thumbnail.Length),
            _ => throw EnumGuard.Unexpected(options.By),
        };
        var model = KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = options.ClusterCount, RestartCount = options.RestartCount, Seed = options.Seed }, execution);
        var distances = new double[pictures.Count];
        for (int i = 0; i < distances.Length; i++)
            distances[i] = RootMeanSquare(set.GetRecord(i), model.Centroids[model.Labels[i]]);
        return new PictureGroups(model, distances, NearDuplicates.Find(pictures, options.DuplicateTolerance, execution));
    }

    private static double RootMeanSquare(double[] values, double[] others)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += (values[i] - others[i]) * (values[i] - others[i]);
        return Math.Sqrt(sum / values.Length);
    }
}
