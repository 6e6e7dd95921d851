using ClusterTools.Metrics;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Metrics.Silhouettes;

public sealed class SilhouetteBlocksTests
{
    private static readonly ExecutionOptions OneThread = new() { ThreadCount = 1 };

    /// <summary>The sizes of clusters, the number of columns, and the number of further records in clusters of 1, 2, 3, 1, 2 …</summary>
    public static TheoryData<int[], int, int> Shapes => new()
    {
        { [2, 1], 1, 0 },
        { [1, 2, 1, 300, 17, 16, 32, 1, 1, 65], 3, 0 },
        { [16, 16, 16, 16, 16], 2, 0 },
        { [1, 1500, 1, 1], 2, 0 },
        { [5], 2, 1200 },
        { [2100, 1, 31, 400, 16, 32, 64, 3], 3, 0 },
        { [64, 129, 500, 1000, 1400], 5, 111 },
        { [20, 7, 70], 3000, 5 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ScoresAreThoseOfTwoPlainLoops(int[] sizes, int columns, int few)
    {
        var (set, labels) = Draw(sizes, columns, few);
        Close.Equal(TwoLoops(set, labels), Blocks(set, labels).Run(ExecutionOptions.Default), 1e-12);
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [MemberData(nameof(Shapes))]
    public void NeitherThreadsNorKernelNorStripsShow(int[] sizes, int columns, int few)
    {
        var (set, labels) = Draw(sizes, columns, few);
        double[] scores = Blocks(set, labels).Run(OneThread);
        foreach (int threads in new[] { 2, 7 })
            Assert.Equal(scores, Blocks(set, labels).Run(new ExecutionOptions { ThreadCount = threads }));
        foreach (var kernel in SilhouetteKernel.Supported)
            Assert.Equal(scores, new SilhouetteBlocks(set.Store, new LabelCode(labels)) { Kernel = kernel }.Run(OneThread));
        foreach (int values in new[] { 1, 50_000 })
            Assert.Equal(scores, new SilhouetteBlocks(set.Store, new LabelCode(labels)) { MostStripValues = values }.Run(OneThread));
    }

    [Fact]
    public void EveryDistanceIsInTheProgress()
    {
        var (set, labels) = Draw([40, 60], 2, 0);
        foreach (int values in new[] { 1, 1 << 22 })
        {
            var reports = new List<OperationProgress>();
            var execution = new ExecutionOptions { ThreadCount = 1, Progress = new Reports(reports.Add) };
            new SilhouetteBlocks(set.Store, new LabelCode(labels)) { MostStripValues = values }.Run(execution);

            // Chunks of 16: six of 16 and one of 4, against the rows from their first on.
            Assert.Equal((16 * (100 + 84 + 68 + 52 + 36 + 20)) + (4 * 4), reports[^1].Total);
            Assert.Equal(reports[^1].Total, reports[^1].Done);
        }
    }

    [Fact]
    public void ATokenStopsBetweenChunks()
    {
        var (set, labels) = Draw([400, 600], 2, 0);
        using var source = new CancellationTokenSource();
        int reports = 0;
        var progress = new Reports(_ =>
        {
            reports++;
            source.Cancel();
        });
        var execution = new ExecutionOptions { ThreadCount = 1, Progress = progress, CancellationToken = source.Token };
        Assert.Throws<OperationCanceledException>(() => Blocks(set, labels).Run(execution));
        Assert.Equal(1, reports);
    }

    private static SilhouetteBlocks Blocks(SeriesSet set, int[] labels) => new(set.Store, new LabelCode(labels));

    /// <summary>Records of clusters of the given sizes, shuffled.</summary>
    private static (SeriesSet Set, int[] Labels) Draw(int[] sizes, int columns, int few)
    {
        var random = new RandomSource(3);
        var labels = new List<int>();
        for (int c = 0; c < sizes.Length; c++)
            labels.AddRange(Enumerable.Repeat(c, sizes[c]));
        for (int i = 0; i < few; i++)
            labels.Add(sizes.Length + (i / 6 * 3) + new[] { 0, 1, 1, 2, 2, 2 }[i % 6]);
        int[] mixed = [.. labels.OrderBy(_ => random.NextDouble())];
        double[][] rows = Array.ConvertAll(mixed, label => Enumerable.Range(0, columns).Select(v => random.NextDouble() + (label * (v + 1) % 5)).ToArray());
        return (SeriesSet.FromRows(rows), mixed);
    }

    private static double[] TwoLoops(SeriesSet set, int[] labels)
    {
        double[][] rows = [.. Enumerable.Range(0, set.Count).Select(set.GetRecord)];
        int clusters = labels.Max() + 1;
        var sizes = new int[clusters];
        foreach (int label in labels)
            sizes[label]++;
        return [.. rows.Select((row, i) =>
        {
            var sums = new double[clusters];
            for (int j = 0; j < rows.Length; j++)
            {
                double squares = 0;
                for (int v = 0; v < row.Length; v++)
                    squares += (row[v] - rows[j][v]) * (row[v] - rows[j][v]);
                sums[labels[j]] += Math.Sqrt(squares);
            }

            int own = labels[i];
            if (sizes[own] == 1)
                return 0;
            double a = sums[own] / (sizes[own] - 1);
            double b = Enumerable.Range(0, clusters).Where(c => c != own).Min(c => sums[c] / sizes[c]);
            return (b - a) / Math.Max(a, b);
        })];
    }
}
