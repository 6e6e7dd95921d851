using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;

namespace ClusterTools.Tests.Clustering.Mixtures;

/// <summary>Initial inverse covariances, and all numbers of a result in one array.</summary>
internal static class MixtureArrays
{
    /// <summary>value·identity, in the shape of a type.</summary>
    public static Array Precisions(CovarianceType type, int components, int length, double value) => type switch
    {
        CovarianceType.Full => Enumerable.Range(0, components).Select(_ => Identity(length, value)).ToArray(),
        CovarianceType.Tied => Identity(length, value),
        CovarianceType.Diagonal => Enumerable.Range(0, components).Select(_ => Enumerable.Repeat(value, length).ToArray()).ToArray(),
        _ => Enumerable.Repeat(value, components).ToArray(),
    };

    public static double[] Flatten(object nested) => nested switch
    {
        double value => [value],
        double[] values => values,
        Array rows => [.. rows.Cast<object>().SelectMany(Flatten)],
        _ => throw new ArgumentException("not numbers", nameof(nested)),
    };

    /// <summary>Everything that must be bit-identical.</summary>
    public static double[] Bits(MixtureResult r) =>
    [
        .. r.Weights, .. Flatten(r.Means), .. Flatten(r.Covariances), .. r.LowerBoundHistory, r.LogLikelihood, .. r.LabelProbabilities, .. r.Entropy,
        .. r.LogLikelihoods, .. r.Labels.Select(l => (double)l),
    ];

    /// <summary>Records of a few overlapping clusters of any shape.</summary>
    public static SeriesSet Overlapping(int count, int length, int clusters, long seed)
    {
        var blobs = BlobSeries.Create(new BlobSeriesOptions { Count = count, Dimension = length, ClusterCount = clusters, StdDev = 3, Seed = seed });
        var rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = blobs.GetRecord(i);
            for (int j = 1; j < length; j++)
                rows[i][j] += 0.4 * (1 + blobs.Truth![i]) * rows[i][j - 1];
        }

        return new SeriesSet(SeriesSet.FromRows(rows).Store) { Truth = blobs.Truth };
    }

    private static double[][] Identity(int length, double value)
    {
        var rows = new double[length][];
        for (int i = 0; i < length; i++)
        {
            rows[i] = new double[length];
            rows[i][i] = value;
        }

        return rows;
    }
}
