using System.Globalization;
using ClusterTools.Numerics;

namespace ClusterTools.Series;

/// <summary>Gaussian blobs with known clusters, to try things on: centres even in [−10, 10] in every direction, points normal around them, in random order.</summary>
public static class BlobSeries
{
    private const double CenterRange = 10;

    /// <summary>Draws the points; <see cref="SeriesSet.Truth"/> holds their clusters. Equal options give equal points on every machine.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static SeriesSet Create(BlobSeriesOptions? options = null)
    {
        options ??= new BlobSeriesOptions();
        RequirePositive(options.Count, nameof(options.Count));
        RequirePositive(options.Dimension, nameof(options.Dimension));
        RequirePositive(options.ClusterCount, nameof(options.ClusterCount));
        if (options.ClusterCount > options.Count)
            throw new ArgumentException(string.Format(SR.MoreClustersThanRecords, options.ClusterCount, options.Count));
        if (!(options.StdDev >= 0 && double.IsFinite(options.StdDev)))
            throw new ArgumentException(string.Format(SR.NumberNotFinite, nameof(options.StdDev)));
        SeriesBuffer.RequireSize(options.Count, options.Dimension);

        var random = new RandomSource(options.Seed);
        var centers = new double[options.ClusterCount * options.Dimension];
        for (int i = 0; i < centers.Length; i++)
            centers[i] = CenterRange * ((2 * random.NextDouble()) - 1);
        int[] truth = [.. Enumerable.Range(0, options.Count).Select(i => i % options.ClusterCount)];
        random.Shuffle(truth);
        var values = new double[options.Count * options.Dimension];
        for (int i = 0; i < values.Length; i++)
        {
            int cluster = truth[i / options.Dimension];
            values[i] = centers[(cluster * options.Dimension) + (i % options.Dimension)] + (options.StdDev * random.NextNormal());
        }

        string detail = string.Format(
            CultureInfo.InvariantCulture,
            "{0} points of {1} values in {2} clusters, standard deviation {3}, seed {4}",
            options.Count, options.Dimension, options.ClusterCount, options.StdDev, options.Seed);
        return new SeriesSet(new ArraySeriesStore<double>(values, options.Count, options.Dimension))
        {
            Truth = truth,
            History = [new ProvenanceStep("blobs", detail)],
        };
    }

    private static void RequirePositive(int value, string name)
    {
        if (value < 1)
            throw new ArgumentException(string.Format(SR.NumberNotPositive, name, value));
    }
}
