using System.Globalization;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Samples records from a mixture.</summary>
internal static class MixtureSample
{
    public static SeriesSet Draw(MixtureParameters mixture, int count, long seed, double[]? index)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), string.Format(SR.AtLeast, nameof(count), count, 1));
        var layout = mixture.Layout;
        int length = layout.Length;
        SeriesBuffer.RequireSize(count, length);
        double[][] roots = Array.ConvertAll(mixture.Covariances, covariance => Root(layout, covariance));
        var random = new RandomSource(seed);
        var values = new double[count * length];
        var truth = new int[count];
        var normal = new double[length];
        for (int i = 0; i < count; i++)
        {
            int k = truth[i] = Choose(mixture.Weights, random.NextDouble());
            for (int j = 0; j < length; j++)
                normal[j] = random.NextNormal();
            double[] root = roots[layout.IsShared ? 0 : k];
            for (int j = 0; j < length; j++)
            {
                double step = layout.Type switch
                {
                    CovarianceType.Spherical => root[0] * normal[j],
                    CovarianceType.Diagonal => root[j] * normal[j],
                    CovarianceType.Full or CovarianceType.Tied => LaneSums.Dot(root.AsSpan(j * length, j + 1), normal),
                    _ => throw EnumGuard.Unexpected(layout.Type),
                };
                values[(i * length) + j] = mixture.Means[k][j] + step;
            }
        }

        string detail = string.Format(CultureInfo.InvariantCulture, "{0} records of a mixture of {1} components, seed {2}", count, layout.ComponentCount, seed);
        return new SeriesSet(new ArraySeriesStore<double>(values, count, length))
        {
            Truth = truth,
            Index = index!,
            History = [new ProvenanceStep("sample", detail)],
        };
    }

    private static double[] Root(MixtureLayout layout, double[] covariance)
    {
        if (!layout.IsMatrix)
            return Array.ConvertAll(covariance, Math.Sqrt);
        var lower = new double[covariance.Length];
        // The covariance was positive definite when the mixture was created.
        Cholesky.TryFactor(covariance, layout.Length, lower);
        return lower;
    }

    private static int Choose(double[] weights, double target)
    {
        int last = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            if (!(weights[k] > 0))
                continue;
            last = k;
            target -= weights[k];
            if (target < 0)
                break;
        }

        return last;
    }
}
