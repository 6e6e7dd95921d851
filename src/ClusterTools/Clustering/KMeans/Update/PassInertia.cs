using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The inertia of labels with centroids: Σ w·|x − c|².</summary>
internal static class PassInertia
{
    /// <summary>The largest relative rounding error of the short formula that is accepted.</summary>
    private const double Precision = 1.0 / (1L << 33);

    private const double UnitRoundoff = 1.0 / (1L << 53);

    private const int ChunkValues = 1 << 15;

    /// <summary>The part of a cluster, from its sums.</summary>
    /// <param name="sum">The weighted sums of the cluster; overwritten.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="centroid">Its centroid.</param>
    /// <param name="origin">A point near the mean of the records.</param>
    /// <param name="originNorm">The L2 norm of the origin.</param>
    /// <param name="scratch">A buffer for one record.</param>
    public static InertiaPart PartOf(Span<double> sum, double weight, ReadOnlySpan<double> centroid, double[] origin, double originNorm, Span<double> scratch)
    {
        double sumNorm = Math.Sqrt(LaneSums.Dot(sum, sum));
        Columns.Subtract(centroid, origin, scratch);
        Columns.AddScaled(sum, -weight, origin);
        double squared = LaneSums.Dot(scratch, scratch);
        double norm = Math.Sqrt(squared);
        return new InertiaPart((2 * LaneSums.Dot(scratch, sum)) - (weight * squared), norm * ((2 * (sumNorm + (weight * originNorm))) + (weight * norm)));
    }

    /// <summary>The inertia, from the parts of the clusters; null if that is not exact enough.</summary>
    /// <remarks>With everything relative to an origin m near the mean of the data, I = Σ w·|x − m|² − Σ over clusters of (2·c·S − W·|c|²). The rounding error of either
    /// part is less than (length of the chain of additions)·2⁻⁵³ of its magnitude. The short formula is used if the sum of these bounds is below 2⁻³³·I, which a fit fails
    /// only if it leaves less than some 1/3000 of the spread, or if the data are very much farther from 0 than from one another.</remarks>
    public static double? Of(FitProblem problem, InertiaPart[] parts)
    {
        double explained = 0;
        double magnitude = 0;
        foreach (var part in parts)
        {
            explained += part.Explained;
            magnitude += part.Magnitude;
        }

        double inertia = problem.Profile.Spread - explained;
        double depth = (problem.Data.Length / (double)LaneSums.Lanes) + parts.Length + 16;
        double error = UnitRoundoff * ((problem.Profile.SpreadDepth * problem.Profile.Spread) + (depth * magnitude));
        return error <= Precision * inertia ? inertia : null;
    }

    /// <summary>The inertia from the distances of all records, summed chunk by chunk.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="labelled">Their labels.</param>
    /// <param name="centroids">All centroids, contiguous.</param>
    public static double FromRecords(FitProblem problem, IShards<LabelledShard> labelled, double[] centroids)
    {
        int rows = Math.Max(1, ChunkValues / problem.Data.Length);
        return labelled
            .Select(s => new ShardInertia(s, centroids, s.Records.Cut(rows, problem.Data.Count), rows, problem.Execution))
            .Chain(new ChunkedSum(), (shard, sum) => shard.AddTo(sum))
            .Total;
    }
}
