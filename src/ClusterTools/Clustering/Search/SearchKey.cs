using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Search;

/// <summary>The identity of a scan: a SHA-256 hash of its options and of all values.</summary>
internal static class SearchKey
{
    private const int BlockBytes = 1 << 20;

    public static string Of(SeriesSet series, ClusterCountSearchOptions options, int[] counts, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The bits of real numbers, since runtimes format it with different digits.
        object[] parts =
        [
            options.Model, options.EffectiveCriterion, options.KMeans.Distance, options.KMeans.Algorithm, options.KMeans.Initialization, options.KMeans.BatchSize,
            options.Mixture.CovarianceType, options.Mixture.Initialization, Bits(options.Mixture.Regularization), Bits(options.Mixture.RelativeRegularization),
            options.RestartCount, options.MaxIterations,
            Bits(options.Tolerance), options.SampleSize, options.ReferenceCount, options.SubsampleCount, options.Seed,
            string.Join(",", counts), series.ElementType, series.Count, series.Length,
        ];
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(";", parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)))));
        if (options.KMeans.Weights is { } weights)
            hash.AppendData(MemoryMarshal.AsBytes(weights.AsSpan()).ToArray());
        int rows = (int)Math.Max(1, BlockBytes / ((long)series.Length * series.ElementType.Size()));
        for (int first = 0; first < series.Count; first += rows)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(series.Store.GetBytes(first, Math.Min(rows, series.Count - first)).ToArray());
        }

        return Hex(hash.GetHashAndReset());
    }

    private static string Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number).ToString(CultureInfo.InvariantCulture) : "";

    private static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", string.Empty).ToLowerInvariant();
}
