using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>The M-step: weights, means and covariances from the sums of a pass.</summary>
internal static class MixtureMaximization
{
    /// <summary>A component with less than this share of one record has vanished: means and covariances of so little would be noise.</summary>
    public const double LeastWeight = 1e-9;

    /// <summary>How much larger than a variance the squared shift of the mean may be before moments from the old mean lose too many digits.</summary>
    private const double LargestShift = 1e6;

    /// <summary>Whether the moments were taken from too far away; they have to be taken again from the new means then.</summary>
    public static bool IsFarOff(MixtureSums sums, double regularization)
    {
        var layout = sums.Layout;
        double total = TotalWeight(sums);
        for (int m = 0; m < layout.MatrixCount; m++)
        {
            var second = sums.Second(m);
            int begin = layout.IsShared ? 0 : m;
            int end = layout.IsShared ? layout.ComponentCount : m + 1;
            double divisor = layout.IsShared ? total : sums.Weight(m);
            for (int j = 0; j < layout.Length; j++)
            {
                double variance = second[layout.IsMatrix ? (j * layout.Stride) + j : j] / divisor;
                double largest = 0;
                for (int k = begin; k < end; k++)
                {
                    if (!(sums.Weight(k) >= LeastWeight))
                        continue;
                    double shift = sums.First(k)[j] / sums.Weight(k);
                    variance -= sums.Weight(k) / divisor * shift * shift;
                    largest = Math.Max(largest, shift * shift);
                }

                if (largest > LargestShift * (Math.Max(variance, 0) + regularization))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The means of a pass; those of vanished components stay where they were.</summary>
    public static double[][] Means(MixtureSums sums, double[][] centres)
    {
        var means = new double[centres.Length][];
        for (int k = 0; k < means.Length; k++)
        {
            double weight = sums.Weight(k);
            means[k] = (double[])centres[k].Clone();
            if (!(weight >= LeastWeight))
                continue;
            var first = sums.First(k);
            for (int j = 0; j < means[k].Length; j++)
                means[k][j] += first[j] / weight;
        }

        return means;
    }

    /// <summary>New parameters. A vanished component keeps its mean and covariance and has weight 0.</summary>
    /// <param name="sums">The sums, taken from <paramref name="centres"/>.</param>
    /// <param name="centres">The centres of the moments.</param>
    /// <param name="before">The covariances that vanished components keep; null for unit ones.</param>
    /// <param name="repair">Adds the regularisation, and more where it is not enough.</param>
    /// <param name="execution">Threads.</param>
    public static MixtureParameters Maximize(MixtureSums sums, double[][] centres, MixtureParameters? before, CovarianceRepair repair, ExecutionOptions execution)
    {
        var layout = sums.Layout;
        var weights = new double[layout.ComponentCount];
        double total = TotalWeight(sums);
        for (int k = 0; k < weights.Length; k++)
            weights[k] = sums.Weight(k) >= LeastWeight ? sums.Weight(k) / total : 0;
        var covariances = new double[layout.MatrixCount][];
        var factors = new CovarianceFactor[covariances.Length];
        ChunkedParallel.For(covariances.Length, execution, (m, _) =>
        {
            if (layout.IsShared || weights[m] > 0)
                covariances[m] = Covariance(sums, m, total);
            else if (before is null)
                covariances[m] = UnitCovariance(layout);
            else
                (covariances[m], factors[m]) = (before.Covariances[m], before.Factors[m]);
            factors[m] ??= repair.Apply(m, covariances[m]);
        });
        return new MixtureParameters(layout, weights, Means(sums, centres), covariances, factors);
    }

    private static double[] UnitCovariance(MixtureLayout layout)
    {
        var unit = new double[layout.CovarianceSize];
        for (int i = 0; i < unit.Length; i += layout.IsMatrix ? layout.Length + 1 : 1)
            unit[i] = 1;
        return unit;
    }

    private static double TotalWeight(MixtureSums sums)
    {
        double total = 0;
        for (int k = 0; k < sums.Layout.ComponentCount; k++)
        {
            if (sums.Weight(k) >= LeastWeight)
                total += sums.Weight(k);
        }

        return total;
    }

    /// <summary>Second moments over weight, less the squared shift of the mean.</summary>
    private static double[] Covariance(MixtureSums sums, int matrix, double total)
    {
        var layout = sums.Layout;
        int length = layout.Length;
        double divisor = layout.IsShared ? total : sums.Weight(matrix);
        var second = sums.Second(matrix);
        if (!layout.IsMatrix)
        {
            var diagonal = new double[length];
            var first = sums.First(matrix);
            for (int j = 0; j < length; j++)
            {
                double shift = first[j] / divisor;
                diagonal[j] = Math.Max(0, (second[j] / divisor) - (shift * shift));
            }

            return layout.Type == CovarianceType.Diagonal ? diagonal : [LaneSums.Sum(diagonal) / length];
        }

        var covariance = new double[length * length];
        for (int i = 0; i < length; i++)
        {
            for (int j = i; j < length; j++)
                covariance[(i * length) + j] = second[(i * layout.Stride) + j] / divisor;
        }

        for (int k = layout.IsShared ? 0 : matrix; k < (layout.IsShared ? layout.ComponentCount : matrix + 1); k++)
        {
            double weight = sums.Weight(k);
            if (!(weight >= LeastWeight))
                continue;
            double share = weight / divisor;
            var first = sums.First(k);
            for (int i = 0; i < length; i++)
            {
                double shift = share * (first[i] / weight);
                for (int j = i; j < length; j++)
                    covariance[(i * length) + j] -= shift * (first[j] / weight);
            }
        }

        for (int i = 0; i < length; i++)
        {
            covariance[(i * length) + i] = Math.Max(0, covariance[(i * length) + i]);
            for (int j = 0; j < i; j++)
                covariance[(i * length) + j] = covariance[(j * length) + i];
        }

        return covariance;
    }
}
