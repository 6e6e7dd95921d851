using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>The centroids of a k-means fit without its records: the content of a model file.</summary>
public sealed class KMeansModel : IClusterModel
{
    /// <summary>Creates a model from centroids.</summary>
    /// <param name="centroids">One row per cluster, all of one length.</param>
    /// <exception cref="ArgumentException">There are none, their lengths differ, or a value is not finite.</exception>
    public KMeansModel(double[][] centroids)
    {
        CentroidMatrix.Validate(centroids, nameof(centroids));
        Centroids = centroids;
    }

    /// <inheritdoc/>
    public int ClusterCount => Centroids.Length;

    /// <inheritdoc/>
    public int Length => Centroids[0].Length;

    /// <inheritdoc/>
    public double[][] Centroids { get; }

    /// <summary>The distance metric.</summary>
    public ClusterDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = ClusterDistance.Euclidean;

    /// <summary>The index (such as time points) of the columns; null where it is not known.</summary>
    public double[]? Index { get; init; }

    /// <summary>The number of records in each cluster of the fit; null where it is not known.</summary>
    public int[]? Sizes { get; init; }

    /// <summary>The inertia of the fit; NaN where it is not known.</summary>
    public double Inertia { get; init; } = double.NaN;

    /// <summary>The steps applied to the records before and by the fit, oldest first.</summary>
    public IReadOnlyList<ProvenanceStep> History { get; init => field = value.ToArray(); } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string>? ValueNames { get; init => field = value?.ToArray(); }

    /// <inheritdoc/>
    public ElementType? ElementType { get; init => field = EnumGuard.RequireDefined(value, nameof(ElementType)); }

    /// <inheritdoc/>
    public SeriesPipeline? Pipeline { get; init; }

    /// <inheritdoc/>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) => KMeansPrediction.Assign(this, Distance, series, asIs: false, execution);

    /// <inheritdoc/>
    public ClusterAssignment AssignAsIs(SeriesSet series, ExecutionOptions? execution = null) => KMeansPrediction.Assign(this, Distance, series, asIs: true, execution);

    /// <inheritdoc/>
    public override string ToString() => $"KMeansModel of {ClusterCount} clusters, {Length} values";
}
