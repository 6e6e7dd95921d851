using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;

namespace ClusterTools.Benchmarks;

/// <summary>Micro-benchmarks under BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static int Run(string[] args)
    {
        BenchmarkSwitcher.FromTypes([typeof(FitBenchmarks)]).Run(args);
        return 0;
    }
}

/// <summary>Complete fits of synthetic records.</summary>
public class FitBenchmarks
{
    private SeriesSet? _series;

    [Params(3, 20, 128, 784)]
    public int Length { get; set; }

    [Params(10, 100)]
    public int ClusterCount { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        const int Count = 20_000;
        var random = new RandomSource(1);
        var values = new float[Count * Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.NextNormal();
        _series = SeriesSet.FromArray(values, Count, Length);
    }

    [Benchmark]
    public double TenPasses() =>
        KMeansClustering.Fit(_series!, new KMeansOptions { ClusterCount = ClusterCount, Initialization = KMeansInitialization.Random, MaxIterations = 10, Tolerance = 0 }).Inertia;
}
