using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Distances;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>One cluster of a clustering or a model: its size, spread and centroid.</summary>
public sealed class ClusterSummary
{
    private ClusterSummary(int cluster, double[] centroid)
    {
        Cluster = cluster;
        Centroid = centroid;
    }

    /// <summary>The cluster number: the index of its centroid.</summary>
    public int Cluster { get; }

    /// <summary>The number of its records; null if the model does not store it.</summary>
    public int? Size { get; private init; }

    /// <summary>Its fraction of the records that have a cluster, 0 to 1; null if the sizes are not known.</summary>
    public double? Share { get; private init; }

    /// <summary>The weight of the component of a mixture; null for other models.</summary>
    public double? Weight { get; private init; }

    /// <summary>The sum of the (weighted) squared distances of its records from its centroid; null for a model without its records. Over all clusters these add up to the inertia.</summary>
    public double? Inertia { get; private init; }

    /// <summary>The distance of its farthest record from its centroid; 0 for an empty cluster, null for a model without its records.</summary>
    public double? Radius { get; private init; }

    /// <summary>The centroid; for a mixture the mean of the component.</summary>
    public double[] Centroid { get; }

    /// <summary>The clusters of a fit or an assignment, in order. Distances are those of the fit: for cosine and correlation, those of normalised records.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<ClusterSummary> Of(IClustering clustering, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        if (clustering is ClusterCountSearchResult search)
            clustering = search.Best;
        double[] squared = SquaredDistances(clustering, execution ?? ExecutionOptions.Default);
        double[]? weights = clustering is KMeansResult { Options.Weights: { } given } ? given : null;
        var sizes = new int[clustering.ClusterCount];
        var inertia = new double[sizes.Length];
        var farthest = new double[sizes.Length];
        for (int i = 0; i < clustering.Labels.Length; i++)
        {
            int label = clustering.Labels[i];
            if (label == LabelledRecords.None)
                continue;
            sizes[label]++;
            inertia[label] += (weights?[i] ?? 1) * squared[i];
            farthest[label] = Math.Max(farthest[label], squared[i]);
        }

        double total = Math.Max(1, sizes.Sum(n => (double)n));
        double[]? components = clustering is MixtureResult mixture ? mixture.Weights : null;
        return [.. clustering.Centroids.Select((centroid, k) => new ClusterSummary(k, centroid)
        {
            Size = sizes[k],
            Share = sizes[k] / total,
            Weight = components?[k],
            Inertia = inertia[k],
            Radius = Math.Sqrt(farthest[k]),
        })];
    }

    /// <summary>The clusters of a model without its records, as far as known.</summary>
    public static IReadOnlyList<ClusterSummary> Of(IClusterModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model is IClustering clustering)
            return Of(clustering);
        int[]? sizes = (model as KMeansModel)?.Sizes;
        double[]? weights = (model as GaussianMixtureModel)?.Weights;
        double total = Math.Max(1, sizes?.Sum(n => (double)n) ?? 0);
        return [.. model.Centroids.Select((centroid, k) => new ClusterSummary(k, centroid) { Size = sizes?[k], Share = sizes?[k] / total, Weight = weights?[k] })];
    }

    /// <inheritdoc/>
    public override string ToString() => $"Cluster {Cluster}: {Size} records";

    /// <summary>The squared distance of each record from its centroid, by the distance metric of the fit; 0 for records without a cluster.</summary>
    internal static double[] SquaredDistances(IClustering clustering, ExecutionOptions execution)
    {
        if (clustering is ClusterAssignment assignment)
            return Array.ConvertAll(assignment.Distance, d => d * d);
        if (clustering.ClusterCount == 0)
            return new double[clustering.Labels.Length];
        var labelled = LabelledRecords.Of(clustering);
        var distance = clustering is KMeansResult fit ? fit.Options.Distance : ClusterDistance.Euclidean;
        double[] squared = ExactDistances.ToOwn(RecordSource.Create(labelled.Series.Store, distance), CentroidMatrix.Flatten(clustering.Centroids), labelled.Labels, execution);
        if (labelled is not LabelledRecords some)
            return squared;
        var all = new double[clustering.Labels.Length];
        for (int i = 0; i < squared.Length; i++)
            all[some.Records[i]] = squared[i];
        return all;
    }
}
