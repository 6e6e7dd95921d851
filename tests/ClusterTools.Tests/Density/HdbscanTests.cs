using ClusterTools.Density;
using ClusterTools.Density.Hierarchy;
using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Density;

public sealed class HdbscanTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(new Replay(new Rnd(3, 7), null));

    [Fact]
    public void AllIsAsTheDefinitionSays() => Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed =>
    {
        var (rows, options) = Problem(seed);
        Check(rows, options);
    }).Check(Runs);

    [Theory]
    [InlineData("blobs_2d", 10, null, ClusterSelection.ExcessOfMass, NeighborDistance.Euclidean, 3)]
    [InlineData("blobs_3d", 8, 4, ClusterSelection.ExcessOfMass, NeighborDistance.Manhattan, null)]
    [InlineData("moons", 15, 5, ClusterSelection.ExcessOfMass, NeighborDistance.Euclidean, 2)]
    [InlineData("moons", 10, 3, ClusterSelection.Leaf, NeighborDistance.Euclidean, null)]
    [InlineData("digits", 8, 4, ClusterSelection.ExcessOfMass, NeighborDistance.Euclidean, null)]
    [InlineData("digits", 5, 3, ClusterSelection.Leaf, NeighborDistance.Manhattan, null)]
    [InlineData("fish", 12, 6, ClusterSelection.ExcessOfMass, NeighborDistance.Euclidean, null)]
    public void ClustersOfRealDataAreThoseOfTheDefinition(string data, int size, int? count, ClusterSelection selection, NeighborDistance distance, int? clusters)
    {
        var set = DbscanReferenceTests.Open(data);
        int step = data is "fish" ? 24 : data is "digits" ? 4 : 1;
        double[][] rows = [.. Enumerable.Range(0, set.Count).Where(i => i % step == 0).Select(set.GetRecord)];
        var result = Check(rows, new HdbscanOptions { MinimumClusterSize = size, MinimumCount = count, Selection = selection, Distance = distance });
        Assert.InRange(result.ClusterCount, clusters ?? 1, clusters ?? 100);
    }

    [Theory]
    [InlineData(2, NeighborDistance.Euclidean)]
    [InlineData(5, NeighborDistance.Manhattan)]
    [InlineData(20, NeighborDistance.Euclidean)]
    [InlineData(20, NeighborDistance.Cosine)]
    public void ThreadsAndTheOrderOfTheRecordsDoNotShow(int columns, NeighborDistance distance)
    {
        // Rounded, so that many edges are equal and many spanning trees are minimal.
        var blobs = BlobSeries.Create(new BlobSeriesOptions { Count = 900, Dimension = columns, ClusterCount = 5, StdDev = 1.5, Seed = 2 });
        double[][] rows = [.. Enumerable.Range(0, blobs.Count).Select(i => Array.ConvertAll(blobs.GetRecord(i), v => Math.Round(4 * v)))];
        var options = new HdbscanOptions { MinimumClusterSize = 12, MinimumCount = 4, Distance = distance };
        var set = SeriesSet.FromRows(rows);
        var first = DensityClustering.Fit(set, options, new ExecutionOptions { ThreadCount = 1 });
        Assert.InRange(first.ClusterCount, 2, 50);
        foreach (int threads in new[] { 1, 2, 7 })
        {
            var other = DensityClustering.Fit(set, options, new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(first.Labels, other.Labels);
            Assert.Equal(first.LabelProbabilities, other.LabelProbabilities);
            Assert.Equal(first.OutlierScores, other.OutlierScores);
            Assert.Equal(first.CondensedTree, other.CondensedTree);
            Assert.Equal(first.Stabilities, other.Stabilities);
        }

        int[] order = [.. Enumerable.Range(0, rows.Length)];
        new RandomSource(8).Shuffle(order);
        var shuffled = DensityClustering.Fit(SeriesSet.FromRows([.. order.Select(i => rows[i])]), options);
        Assert.Equal(order.Select(i => first.CoreDistances[i]), shuffled.CoreDistances);
        Assert.Equal(order.Select(i => first.LabelProbabilities[i]), shuffled.LabelProbabilities);
        Assert.Equal(order.Select(i => first.OutlierScores[i]), shuffled.OutlierScores);
        var pairs = order.Select((i, at) => (Before: first.Labels[i], After: shuffled.Labels[at])).Distinct().ToArray();
        Assert.Equal(pairs.Length, pairs.Select(p => p.Before).Distinct().Count());
        Assert.Equal(pairs.Length, pairs.Select(p => p.After).Distinct().Count());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void TreeAndSearchGiveASpanningTreeOfTheLeastLength(int columns)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 400, Dimension = columns, ClusterCount = 4, Seed = 6 });
        double[][] rows = [.. Enumerable.Range(0, set.Count).Select(set.GetRecord)];
        var reach = MutualReachability.Compute(RecordSource.Create(set.Store, ClusterDistance.Euclidean), NeighborDistance.Euclidean, 6, 100, ExecutionOptions.Default);
        var near = NearestSeries.Find(set, set, new NeighborOptions { NeighborCount = 6 });
        Close.Equal(near.Distances.Select(d => d[^1]).ToArray(), reach.CoreDistances, 1e-14);
        Assert.Equal(set.Count - 1, reach.Edges.Count);

        // Kruskal's algorithm over all pairs.
        int[] parts = [.. Enumerable.Range(0, set.Count)];
        var lengths = new List<double>();
        var pairs = from i in Enumerable.Range(0, set.Count)
                    from j in Enumerable.Range(0, i)
                    select (A: i, B: j, Length: Math.Max(Math.Max(reach.CoreDistances[i], reach.CoreDistances[j]), Math.Sqrt(rows[i].Zip(rows[j], (a, b) => (a - b) * (a - b)).Sum())));
        foreach (var (a, b, length) in pairs.OrderBy(p => p.Length))
        {
            int from = parts[a], to = parts[b];
            if (from == to)
                continue;
            lengths.Add(length);
            parts = Array.ConvertAll(parts, p => p == from ? to : p);
        }

        Close.Equal([.. lengths], reach.Edges.Select(e => e.Distance).Order().ToArray(), 1e-14);
    }

    [Fact]
    public void IdenticalRecordsAreClustersThatNeverEnd()
    {
        double[][] rows = [.. Enumerable.Range(0, 30).Select(i => (double[])[i % 3 * 10, 0])];
        foreach (int columns in new[] { 2, 12 })
        {
            double[][] wide = [.. rows.Select(r => (double[])[.. r, .. new double[columns - 2]])];
            var result = DensityClustering.Fit(SeriesSet.FromRows(wide), new HdbscanOptions { MinimumClusterSize = 5 });
            Assert.Equal(Enumerable.Range(0, 30).Select(i => i % 3), result.Labels);
            Assert.All(result.LabelProbabilities, p => Assert.Equal(1, p));
            Assert.All(result.OutlierScores, s => Assert.Equal(0, s));
            Assert.All(result.Stabilities, s => Assert.Equal(double.PositiveInfinity, s));
        }

        var same = DensityClustering.Fit(SeriesSet.FromRows([.. Enumerable.Range(0, 3000).Select(_ => (double[])[1.5, 2])]), new HdbscanOptions { MinimumClusterSize = 5 });
        Assert.Equal(0, same.ClusterCount);
        var warning = Assert.Single(same.Warnings);
        Assert.Equal("NoSplit", warning.Id);
        Assert.Contains("-MinimumClusterSize", warning.Message);
    }

    [Fact]
    public void ABridgeBetweenTwoClustersIsNoise()
    {
        // The record in the middle is as far from one group as from the other, and joins both at once.
        double[][] rows = [[0], [1], [2], [3], [6], [9], [10], [11], [12]];
        var result = DensityClustering.Fit(SeriesSet.FromRows(rows), new HdbscanOptions { MinimumClusterSize = 3, MinimumCount = 2 });
        Assert.Equal([0, 0, 0, 0, -1, 1, 1, 1, 1], result.Labels);
        Assert.Equal([1, 1, 1, 1, 3, 1, 1, 1, 1], result.CoreDistances);
        Assert.Equal(0, result.LabelProbabilities[4]);
        Assert.Equal(1 - (1.0 / 3), result.OutlierScores[4], 1e-15);

        // From λ = 1/3 to λ = 1, for four records each.
        Assert.Equal(4 * (1 - (1.0 / 3)), result.Stabilities[0], 1e-15);
        Assert.Equal([new CondensedTreeNode(9, 10, 3, 4), new CondensedTreeNode(9, 11, 3, 4)], result.CondensedTree.Take(2));
        Assert.Equal(new CondensedTreeNode(9, 4, 3, 1), result.CondensedTree[6]);
        Assert.Equal(1.0 / 3, result.CondensedTree[6].Lambda);
    }

    [Fact]
    public void RefusesWhatCannotBe()
    {
        var set = SeriesSet.FromRows([[0.0], [1], [2]]);
        Refused("at least 2", set, new HdbscanOptions { MinimumClusterSize = 1 });
        Refused("only 3 records", set, new HdbscanOptions { MinimumClusterSize = 4 });
        Refused("only 3 records", set, new HdbscanOptions { MinimumClusterSize = 2, MinimumCount = 4 });
        Refused("at least 1", set, new HdbscanOptions { MinimumClusterSize = 2, MinimumCount = 0 });
        Refused("record 2", SeriesSet.FromRows([[0.0], [1], [double.NaN]]), new HdbscanOptions { MinimumClusterSize = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HdbscanOptions { Selection = (ClusterSelection)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HdbscanOptions { Distance = (NeighborDistance)7 });

        static void Refused(string text, SeriesSet set, HdbscanOptions options) =>
            Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(() => DensityClustering.Fit(set, options)).Message);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void CanBeCancelledAndReports(int columns)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 500, Dimension = columns, Seed = 1 });
        Assert.ThrowsAny<OperationCanceledException>(() => DensityClustering.Fit(set, new HdbscanOptions(), new ExecutionOptions { CancellationToken = new CancellationToken(canceled: true) }));
        OperationProgress last = default;
        DensityClustering.Fit(set, new HdbscanOptions(), new ExecutionOptions { Progress = new Reports(p => last = p), ThreadCount = 1 });
        Assert.Equal(1, last.Fraction);
    }

    private static HdbscanResult Check(double[][] rows, HdbscanOptions options)
    {
        var expected = PlainHdbscan.Fit(rows, options);
        var result = DensityClustering.Fit(SeriesSet.FromRows(rows), options);
        Assert.Equal(expected.Labels, result.Labels);
        Close.Equal(expected.Probabilities, result.LabelProbabilities, 1e-9);
        Close.Equal(expected.Scores, result.OutlierScores, 1e-9);
        Assert.Equal(expected.Stabilities.Length, result.Stabilities.Length);
        for (int k = 0; k < result.ClusterCount; k++)
        {
            if (double.IsInfinity(expected.Stabilities[k]))
                Assert.Equal(expected.Stabilities[k], result.Stabilities[k]);
            else
                Assert.Equal(expected.Stabilities[k], result.Stabilities[k], 1e-9 * (1 + expected.Stabilities[k]));
        }

        return result;
    }

    /// <summary>Up to a hundred records in groups, with copies and, half of the time, whole values (and so many equal distances).</summary>
    private static (double[][] Rows, HdbscanOptions Options) Problem(int seed)
    {
        var random = new RandomSource(seed);
        int count = 2 + random.NextInt32(100);
        int columns = 1 + random.NextInt32(12);
        var distance = (NeighborDistance)random.NextInt32(4);

        // Rounded angles tie in the plain sums or in the engine's, but not in both.
        bool whole = random.NextDouble() < 0.5 && distance is NeighborDistance.Euclidean or NeighborDistance.Manhattan;
        bool copies = distance is NeighborDistance.Euclidean or NeighborDistance.Manhattan && random.NextDouble() < 0.4;
        if (distance == NeighborDistance.Correlation)
            columns = Math.Max(3, columns);
        var rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double centre = 5 * random.NextInt32(3);
            rows[i] = copies && i > 0 && random.NextDouble() < 0.2
                ? (double[])rows[random.NextInt32(i)].Clone()
                : [.. Enumerable.Range(0, columns).Select(j => (j % 2 == 0 ? centre : 3) + (whole ? Math.Round(random.NextNormal()) : random.NextNormal()))];
        }

        int size = 2 + random.NextInt32(Math.Max(1, Math.Min(12, count - 1)));
        return (rows, new HdbscanOptions
        {
            MinimumClusterSize = size,
            MinimumCount = random.NextDouble() < 0.5 ? 1 + random.NextInt32(Math.Min(8, count)) : null,
            Selection = (ClusterSelection)random.NextInt32(2),
            Distance = distance,
        });
    }
}
