using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>New centroids from the sums of the clusters.</summary>
internal static class CentroidUpdate
{
    /// <summary>Replaces each centroid by the mean of its records (brought to length 1 for angles). A cluster without weight, or one whose records cancel out to no
    /// direction, keeps its centroid.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="sums">Their sums.</param>
    /// <param name="centroids">All centroids, one after the other; changed.</param>
    /// <param name="squaredShifts">Room for the squared shift of each.</param>
    /// <returns>The summed squared shift.</returns>
    public static double Apply(FitProblem problem, ClusterSums sums, double[] centroids, double[] squaredShifts)
    {
        int length = problem.Records.Length;
        Array.Clear(squaredShifts, 0, squaredShifts.Length);
        ClusterLoop.Run(squaredShifts.Length, length, problem.Execution, clusters =>
        {
            var mean = new double[length];
            foreach (int k in clusters)
            {
                double weight = sums.Weight(k);
                if (!(weight > 0))
                    continue;
                sums.Read(k, mean);
                Columns.Divide(mean, weight);
                if (problem.Records.IsNormalized && !UnitLength.Scale(mean))
                    continue;
                var centroid = centroids.AsSpan(k * length, length);
                squaredShifts[k] = LaneSums.SquaredDistance(mean, centroid);
                mean.CopyTo(centroid);
            }
        });
        double shift = 0;
        foreach (double squaredShift in squaredShifts)
            shift += squaredShift;
        return shift;
    }
}
