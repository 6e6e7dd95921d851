using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>The moments of a pass: the weight of each component, and the mean and covariance (ddof 0) of its share of the records.</summary>
internal sealed class MixtureMoments
{
    /// <summary>A component with less than this share of one record has vanished: its mean and covariance would be noise.</summary>
    private const double LeastWeight = 1e-9;

    /// <summary>How much larger than a variance the squared shift of the mean may be before moments about the old mean lose too many digits.</summary>
    private const double LargestShift = 1e6;

    private MixtureMoments(double[] weights, double total, double[][] means, double[][] covariances)
    {
        Weights = weights;
        Total = total;
        Means = means;
        Covariances = covariances;
    }

    /// <summary>The sum of each component's responsibilities; 0 for one that has vanished.</summary>
    public double[] Weights { get; }

    /// <summary>The sum of the weights.</summary>
    public double Total { get; }

    /// <summary>The mean of each component; vanished components stay at the centre.</summary>
    public double[][] Means { get; }

    /// <summary>One per component, or a single one if shared; zeros for vanished components. Not regularised.</summary>
    public double[][] Covariances { get; }

    /// <summary>The moments of sums about centres.</summary>
    public static MixtureMoments Of(MixtureSums sums, double[][] centres, ExecutionOptions execution)
    {
        double[] weights = WeightsOf(sums);
        double total = Moments.Sum(weights);
        var covariances = new double[sums.Layout.MatrixCount][];
        ChunkedParallel.For(covariances.Length, execution, (m, _) =>
        {
            double divisor = sums.Layout.IsShared ? total : weights[m];
            if (!(divisor > 0))
                covariances[m] = new double[sums.Layout.CovarianceSize];
            else
                covariances[m] = sums.Layout.IsMatrix ? Matrix(sums, weights, m, divisor) : Diagonal(sums, m, divisor);
        });
        return new MixtureMoments(weights, total, MeansOf(sums, weights, centres), covariances);
    }

    /// <summary>The means only.</summary>
    public static double[][] MeansOf(MixtureSums sums, double[][] centres) => MeansOf(sums, WeightsOf(sums), centres);

    /// <summary>Whether the sums were taken about a point so far away that their covariances would lose digits; they then have to be recomputed about the new
    /// means.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="regularization">What is added to each entry of a diagonal.</param>
    public static bool IsFarOff(MixtureSums sums, double[] regularization)
    {
        var layout = sums.Layout;
        double[] weights = WeightsOf(sums);
        double total = Moments.Sum(weights);
        for (int m = 0; m < layout.MatrixCount; m++)
        {
            var second = sums.Second(m);
            double divisor = layout.IsShared ? total : weights[m];
            for (int j = 0; j < layout.Length && divisor > 0; j++)
            {
                double variance = second[layout.IsMatrix ? (j * layout.Stride) + j : j] / divisor;
                double largest = 0;
                for (int k = layout.IsShared ? 0 : m; k < (layout.IsShared ? weights.Length : m + 1); k++)
                {
                    double shift = Shift(sums, weights, k, j);
                    variance -= weights[k] / divisor * shift * shift;
                    largest = Math.Max(largest, shift * shift);
                }

                if (largest > LargestShift * (Math.Max(variance, 0) + regularization[regularization.Length > 1 ? j : 0]))
                    return true;
            }
        }

        return false;
    }

    private static double[] WeightsOf(MixtureSums sums)
    {
        var weights = new double[sums.Layout.ComponentCount];
        for (int k = 0; k < weights.Length; k++)
            weights[k] = sums.Weight(k) >= LeastWeight ? sums.Weight(k) : 0;
        return weights;
    }

    private static double Shift(MixtureSums sums, double[] weights, int component, int value) =>
        weights[component] > 0 ? sums.First(component)[value] / weights[component] : 0;

    private static double[][] MeansOf(MixtureSums sums, double[] weights, double[][] centres)
    {
        var means = new double[centres.Length][];
        for (int k = 0; k < means.Length; k++)
        {
            means[k] = (double[])centres[k].Clone();
            for (int j = 0; j < means[k].Length; j++)
                means[k][j] += Shift(sums, weights, k, j);
        }

        return means;
    }

    private static double[] Diagonal(MixtureSums sums, int component, double divisor)
    {
        var layout = sums.Layout;
        var diagonal = new double[layout.Length];
        var first = sums.First(component);
        var second = sums.Second(component);
        for (int j = 0; j < diagonal.Length; j++)
        {
            double shift = first[j] / divisor;
            diagonal[j] = Math.Max(0, (second[j] / divisor) - (shift * shift));
        }

        return layout.Type == CovarianceType.Diagonal ? diagonal : [LaneSums.Sum(diagonal) / diagonal.Length];
    }

    /// <summary>Second moments over weight, less the squared shift of the mean.</summary>
    private static double[] Matrix(MixtureSums sums, double[] weights, int matrix, double divisor)
    {
        var layout = sums.Layout;
        int length = layout.Length;
        var second = sums.Second(matrix);
        var covariance = new double[length * length];
        for (int i = 0; i < length; i++)
        {
            for (int j = i; j < length; j++)
                covariance[(i * length) + j] = second[(i * layout.Stride) + j] / divisor;
        }

        for (int k = layout.IsShared ? 0 : matrix; k < (layout.IsShared ? weights.Length : matrix + 1); k++)
        {
            if (!(weights[k] > 0))
                continue;
            var first = sums.First(k);
            for (int i = 0; i < length; i++)
            {
                double shift = weights[k] / divisor * (first[i] / weights[k]);
                for (int j = i; j < length; j++)
                    covariance[(i * length) + j] -= shift * (first[j] / weights[k]);
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
