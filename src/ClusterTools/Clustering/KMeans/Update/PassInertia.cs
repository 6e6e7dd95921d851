using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The inertia of labels with centroids: Σ w·|x − c|².</summary>
internal static class PassInertia
{
    /// <summary>The share of the inertia that the rounding of the short way may come to.</summary>
    private const double Precision = 1.0 / (1L << 33);

    private const double UnitRoundoff = 1.0 / (1L << 53);

    private const int ChunkValues = 1 << 15;

    /// <summary>The part of a cluster, by its sums.</summary>
    /// <param name="sum">The weighted sums of the cluster; lost.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="centroid">Its centroid.</param>
    /// <param name="origin">A point near the mean of the records.</param>
    /// <param name="originNorm">Its length.</param>
    /// <param name="scratch">Room for a record.</param>
    public static InertiaPart PartOf(Span<double> sum, double weight, ReadOnlySpan<double> centroid, double[] origin, double originNorm, Span<double> scratch)
    {
        double sumNorm = Math.Sqrt(LaneSums.Dot(sum, sum));
        Columns.Subtract(centroid, origin, scratch);
        Columns.AddScaled(sum, -weight, origin);
        double squared = LaneSums.Dot(scratch, scratch);
        double norm = Math.Sqrt(squared);
        return new InertiaPart((2 * LaneSums.Dot(scratch, sum)) - (weight * squared), norm * ((2 * (sumNorm + (weight * originNorm))) + (weight * norm)));
    }

    /// <summary>The inertia, from the parts of the clusters where that is exact enough, otherwise from the records.</summary>
    /// <remarks>With everything taken from an origin m near the mean of the data, I = Σ w·|x − m|² − Σ over clusters of (2·c·S − W·|c|²). Both parts are rounded, by less than
    /// (number of additions behind one another)·2⁻⁵³ of their magnitude. The short way is taken where the sum of these bounds is below 2⁻³³·I, which a fit fails
    /// only if it leaves less than some 1/3000 of the spread or if the data lie very much farther from 0 than from one another.</remarks>
    public static double Of(FitProblem problem, double[] centroids, InertiaPart[] parts, Func<int[]> labels)
    {
        double explained = 0;
        double magnitude = 0;
        foreach (var part in parts)
        {
            explained += part.Explained;
            magnitude += part.Magnitude;
        }

        double inertia = problem.Profile.Spread - explained;
        double depth = (problem.Records.Length / (double)LaneSums.Lanes) + parts.Length + 16;
        double error = UnitRoundoff * ((problem.Profile.SpreadDepth * problem.Profile.Spread) + (depth * magnitude));
        return error <= Precision * inertia ? inertia : FromRecords(problem, centroids, labels());
    }

    /// <summary>The inertia from the distances of all records, summed chunk by chunk.</summary>
    public static double FromRecords(FitProblem problem, double[] centroids, int[] labels)
    {
        var records = problem.Records;
        int length = records.Length;
        int rows = Math.Max(1, ChunkValues / length);
        int chunks = ChunkedParallel.ChunkCount(records.Count, rows);
        var parts = new double[chunks];
        var scratches = new double[ChunkedParallel.WorkerCount(chunks, problem.Execution)][];
        ChunkedParallel.For(chunks, problem.Execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, records.Count - first);
            var tile = records.Read(first, count, scratches[worker] ??= new double[rows * length]);
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                double distance = LaneSums.SquaredDistance(tile.Slice(i * length, length), centroids.AsSpan(labels[first + i] * length, length));
                sum += problem.Weights is null ? distance : problem.Weights[first + i] * distance;
            }

            parts[chunk] = sum;
        });
        return LaneSums.Sum(parts);
    }
}
