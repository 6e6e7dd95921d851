using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ClusterTools.Metrics;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Series;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Synthetic;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Series;

/// <summary>The bits of results, which no machine, target or width of vectors may change.</summary>
public sealed class SeriesBitsTests
{
    private static readonly SeriesSet Set = BlobSeries.Create(new BlobSeriesOptions { Count = 3000, Dimension = 37, ClusterCount = 5, StdDev = 4, Seed = 11 });

    [Fact]
    public void Transforms()
    {
        Require("2c98df8af6293f89", SeriesTransforms.Normalize(Set, new NormalizeOptions { Offset = 30 }));
        Require("39be9bd63694470b", SeriesTransforms.Normalize(Set, new NormalizeOptions { Method = NormalizeMethod.WindowExact, Window = 9, Offset = 30 }, Precision.Single));
        Require("4c7ea7b8a3393fd9", SeriesTransforms.Detrend(Set, 4));
        Require("490b9b4f91fb3f3a", SeriesTransforms.ZScore(Set));
        Require("dae8ea0cbb35f1b0", SeriesTransforms.Standardize(Set));
        Require("860a2401182abbc4", SeriesTransforms.Convolve(Set, [0.3, 0.1, 0.7]));
    }

    [Fact]
    public void StatisticsAndScores()
    {
        var records = SeriesStatistics.Compute(Set);
        Require("5d0fe8141305c349", [.. records.StdDev, .. records.Median!]);
        Require("b307cf7627d61990", SeriesStatistics.Compute(Set, Across.Record).StdDev);
        Require("082cdc0ddf7abec0", SeriesCorrelation.Correlate(Set, Set.GetRecord(0)));
        Require("fe5808fabbe03279", SeriesCovariance.Covariance(Set).Cast<double>().ToArray());
        Require("81935ffd7aec9ae0", Silhouette.Compute(Set, Set.Truth!).PerRecord);
        Require("7eb368d42d1251e0", [CalinskiHarabasz.Score(Set, Set.Truth!), DaviesBouldin.Score(Set, Set.Truth!)]);
    }

    private static void Require(string expected, SeriesSet set) => Assert.Equal(expected, Digest(set.Store.GetBytes(0, set.Count).ToArray()));

    private static void Require(string expected, double[] values) => Assert.Equal(expected, Digest(MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes)).Substring(0, 16);
}
