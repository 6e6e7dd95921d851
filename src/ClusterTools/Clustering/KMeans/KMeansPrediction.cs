using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Distances;
using ClusterTools.Metrics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>Assigns records to the clusters of a model.</summary>
internal static class KMeansPrediction
{
    public static ClusterAssignment Assign(IClusterModel model, ClusterDistance distance, SeriesSet source, bool asIs, ExecutionOptions? execution)
    {
        execution ??= ExecutionOptions.Default;
        var (series, warning) = ModelInput.Prepare(model, source, asIs, execution);
        double largest = FiniteRecords.Require(series.Store, execution);
        var records = RecordSource.Create(series.Store, distance);
        var labels = new int[series.Count];
        labels.AsSpan().Fill(-1);
        double[] centroids = CentroidMatrix.Flatten(model.Centroids);
        var centre = new double[model.Length];
        foreach (double[] centroid in model.Centroids)
            Columns.Add(centre, centroid);
        for (int j = 0; j < centre.Length; j++)
            centre[j] /= model.ClusterCount;
        AssignmentPass.For(records, centre, records.IsNormalized ? 1 : largest, KernelSet.Best).Run([new AssignmentTarget(centroids, labels, Sums: null)], execution);
        double[] distances = ExactDistances.ToOwn(records, centroids, labels, execution);
        for (int i = 0; i < distances.Length; i++)
            distances[i] = Math.Sqrt(distances[i]);
        return new ClusterAssignment(series, labels, model.Centroids)
        {
            Source = source,
            Warnings = warning is null ? [] : [warning],
            Distance = distances,
            ComparesDirections = distance != ClusterDistance.Euclidean,
            Similarity = PearsonSimilarity.Compute(series, labels, model.Centroids, execution),
        };
    }
}
