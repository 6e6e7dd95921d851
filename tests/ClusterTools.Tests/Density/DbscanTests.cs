using ClusterTools.Density;
using ClusterTools.Neighbors;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Density;

public sealed class DbscanTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(new Replay(new Rnd(5, 9), null));

    public static TheoryData<NeighborDistance> Distances => [.. Enum.GetValues<NeighborDistance>()];

    [Fact]
    public void LabelsAreThoseOfPlainCode() => Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed =>
    {
        var (rows, options) = Problem(seed);
        var (labels, cores) = PlainDbscan.Fit(rows, options.Radius, options.MinimumCount, options.Distance, options.Weights);
        var result = DensityClustering.Fit(SeriesSet.FromRows(rows), options);
        Assert.Equal(cores, result.IsCore);
        Assert.Equal(labels, result.Labels);
        Assert.Equal(labels.Count(l => l < 0), result.NoiseCount);
        Assert.Equal(labels.Max() + 1, result.ClusterCount);
    }).Check(Runs);

    [Theory]
    [InlineData(2, NeighborDistance.Euclidean)]
    [InlineData(7, NeighborDistance.Manhattan)]
    [InlineData(30, NeighborDistance.Euclidean)]
    [InlineData(30, NeighborDistance.Correlation)]
    [InlineData(12, NeighborDistance.Manhattan)]
    public void ThreadsAndKernelsDoNotShow(int columns, NeighborDistance distance)
    {
        // Many neighbours, several clusters and a border between them.
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 1000, Dimension = columns, ClusterCount = 6, StdDev = 2.2, Seed = 4 });
        var near = NearestSeries.Find(set, set, new NeighborOptions { NeighborCount = 7, Distance = distance });
        double radius = near.Distances.Select(d => d[^1]).Order().ElementAt(670);
        double[] weights = [.. Enumerable.Range(0, set.Count).Select(i => i % 7 * 0.3)];
        foreach (var options in new[] { new DbscanOptions { Radius = radius, MinimumCount = 8, Distance = distance }, new DbscanOptions { Radius = radius, MinimumCount = 8, Distance = distance, Weights = weights } })
        {
            var first = DensityClustering.Fit(set, options, new ExecutionOptions { ThreadCount = 1 });
            Assert.InRange(first.NoiseCount, 1, set.Count - 1);
            foreach (var kernel in KernelSet.Supported)
            {
                foreach (int threads in new[] { 1, 2, 7 })
                {
                    var other = DensityClustering.Fit(set, options, new ExecutionOptions { ThreadCount = threads }, kernel);
                    Assert.Equal(first.Labels, other.Labels);
                    Assert.Equal(first.IsCore, other.IsCore);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void OneRecordIsAClusterOfItsOwnOrNoise(NeighborDistance distance)
    {
        var one = SeriesSet.FromRows([[1.0, 2]]);
        Assert.Equal([0], DensityClustering.Fit(one, new DbscanOptions { Radius = 0, MinimumCount = 1, Distance = distance }).Labels);
        var light = DensityClustering.Fit(one, new DbscanOptions { Radius = 1, MinimumCount = 2, Distance = distance, Weights = [1] });
        Assert.Equal([-1], light.Labels);
        Assert.Empty(light.Centroids);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void EqualRecordsAreOneCluster(int columns)
    {
        double[][] rows = [.. Enumerable.Range(0, 500).Select(_ => Enumerable.Repeat(0.1, columns).ToArray())];
        foreach (var distance in Enum.GetValues<NeighborDistance>())
        {
            // Constant records have no correlation: their distance is 1. The cosine of a record and its copy is 1 but for rounding.
            double radius = distance switch { NeighborDistance.Correlation => 1, NeighborDistance.Cosine => 1e-12, _ => 0 };
            var result = DensityClustering.Fit(SeriesSet.FromRows(rows), new DbscanOptions { Radius = radius, MinimumCount = 500, Distance = distance });
            Assert.All(result.Labels, l => Assert.Equal(0, l));
            Assert.All(result.IsCore, Assert.True);
            Assert.Equal(0.1, result.Centroids[0][columns - 1], 1e-12);
        }
    }

    [Fact]
    public void ARadiusBelowEveryDistanceFindsNothingAndSaysSo()
    {
        foreach (double radius in new[] { 0, 1e-200, 0.5 })
        {
            var result = DensityClustering.Fit(SeriesSet.FromRows([[0.0, 0], [0, 1], [1, 0]]), new DbscanOptions { Radius = radius, MinimumCount = 2 });
            Assert.Equal([-1, -1, -1], result.Labels);
            Assert.Equal(3, result.NoiseCount);
            var warning = Assert.Single(result.Warnings);
            Assert.Equal("NoDenseRegion", warning.Id);
            Assert.Contains("-Radius", warning.Message);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void TheRadiusItselfIsInside(int columns)
    {
        // Steps of 0.1 are not equal in double: those decide that are computed.
        double[][] rows = [.. Enumerable.Range(0, 50).Select(i => Enumerable.Repeat(0.0, columns - 1).Append(i * 0.1).ToArray())];
        var (labels, _) = PlainDbscan.Fit(rows, 0.1, 2, NeighborDistance.Euclidean);
        Assert.Equal(labels, DensityClustering.Fit(SeriesSet.FromRows(rows), new DbscanOptions { Radius = 0.1, MinimumCount = 2 }).Labels);
        Assert.InRange(labels.Max(), 1, 48);
    }

    [Fact]
    public void ABorderRecordBelongsToTheFirstOfItsClusters()
    {
        // Two groups of five, and a record between them that is near one of each, but has too few neighbours; the first record is of the right group.
        double[][] rows = [[5.9], [1.8], [1.9], [2], [2.1], [2.2], [6], [6.1], [6.2], [6.3], [4.05]];
        var result = DensityClustering.Fit(SeriesSet.FromRows(rows), new DbscanOptions { Radius = 1.88, MinimumCount = 5 });
        Assert.All(result.IsCore.Take(10), Assert.True);
        Assert.False(result.IsCore[10]);
        Assert.Equal([0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], result.Labels);
        Assert.Equal([6, 5], result.Sizes);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public void RecordsThatAreNotFiniteCanBeLeftOut(int columns)
    {
        double[][] rows = [.. Enumerable.Range(0, 40).Select(i => Enumerable.Repeat((i % 2 * 30) + (i / 10.0), columns).ToArray())];
        rows[39] = [.. rows[39].Select(v => v + 500)];
        double[] weights = [.. Enumerable.Range(0, 40).Select(i => 1.0 + (i % 3))];
        double[][] holes = [.. rows.Take(5), [.. rows[0].Select(_ => double.NaN)], .. rows.Skip(5)];
        double[] more = [.. weights.Take(5), 7, .. weights.Skip(5)];
        var options = new DbscanOptions { Radius = 3, MinimumCount = 5, Weights = weights };
        var whole = DensityClustering.Fit(SeriesSet.FromRows(rows), options);
        var part = DensityClustering.Fit(SeriesSet.FromRows(holes), options with { Weights = more, SkipNonFinite = true });
        Assert.Equal([.. whole.Labels.Take(5), -1, .. whole.Labels.Skip(5)], part.Labels);
        Assert.Equal([.. whole.IsCore.Take(5), false, .. whole.IsCore.Skip(5)], part.IsCore);
        Assert.Equal(whole.Centroids, part.Centroids);
        Assert.Equal((1, 1), (part.NoiseCount, part.LeftOutCount));
        Assert.Equal("NonFiniteSkipped", Assert.Single(part.Warnings).Id);

        var tree = new HdbscanOptions { MinimumClusterSize = 6 };
        var expected = DensityClustering.Fit(SeriesSet.FromRows(rows), tree);
        var found = DensityClustering.Fit(SeriesSet.FromRows(holes), tree with { SkipNonFinite = true });
        Assert.Equal([.. expected.Labels.Take(5), -1, .. expected.Labels.Skip(5)], found.Labels);
        Assert.Equal([.. expected.LabelProbabilities.Take(5), 0, .. expected.LabelProbabilities.Skip(5)], found.LabelProbabilities);
        Assert.Equal([.. expected.OutlierScores.Take(5), double.NaN, .. expected.OutlierScores.Skip(5)], found.OutlierScores);
        Assert.Equal(expected.CondensedTree.Where(n => n.Child < 40).Select(n => n.Child < 5 ? n.Child : n.Child + 1), found.CondensedTree.Where(n => n.Child < 41).Select(n => n.Child));
        Assert.Equal(1, found.LeftOutCount);
        Assert.Contains("All", Assert.ThrowsAny<ArgumentException>(() => DensityClustering.Fit(SeriesSet.FromRows([[double.NaN]]), options with { Weights = null, MinimumCount = 1, SkipNonFinite = true })).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void RefusesWhatCannotBe()
    {
        var set = SeriesSet.FromRows([[0.0], [1], [2]]);
        Refused("finite number", set, new DbscanOptions { Radius = double.NaN });
        Refused("finite number", set, new DbscanOptions { Radius = -1 });
        Refused("finite number", set, new DbscanOptions { Radius = double.PositiveInfinity });
        Refused("at least 1", set, new DbscanOptions { Radius = 1, MinimumCount = 0 });
        Refused("only 3 records", set, new DbscanOptions { Radius = 1, MinimumCount = 4 });
        Refused("has 2 entries; 3", set, new DbscanOptions { Radius = 1, Weights = [1, 1] });
        Refused("weight of record 1", set, new DbscanOptions { Radius = 1, Weights = [1, -1, 1] });
        Refused("record 1", SeriesSet.FromRows([[0.0], [double.NaN], [2]]), new DbscanOptions { Radius = 1, MinimumCount = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DbscanOptions { Radius = 1, Distance = (NeighborDistance)9 });

        static void Refused(string text, SeriesSet set, DbscanOptions options) =>
            Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(() => DensityClustering.Fit(set, options)).Message);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    public void CanBeCancelledAndReports(int columns)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 2000, Dimension = columns, Seed = 1 });
        var options = new DbscanOptions { Radius = 1, MinimumCount = 5 };
        Assert.ThrowsAny<OperationCanceledException>(() => DensityClustering.Fit(set, options, new ExecutionOptions { CancellationToken = new CancellationToken(canceled: true) }));
        OperationProgress last = default;
        DensityClustering.Fit(set, options, new ExecutionOptions { Progress = new Reports(p => last = p), ThreadCount = 1 });
        Assert.Equal(1, last.Fraction);
    }

    /// <summary>A few hundred records of any kind that makes trouble: rounded values (ties at the radius), copies, zeros, lines and lone records.</summary>
    private static (double[][] Rows, DbscanOptions Options) Problem(int seed)
    {
        var random = new RandomSource(seed);
        int count = 1 + (int)(random.NextDouble() * 300);
        int columns = 1 + (int)(random.NextDouble() * 12);
        double step = random.NextDouble() < 0.5 ? 1 : 1e-9;
        var distance = (NeighborDistance)(int)(random.NextDouble() * 4);
        var rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double centre = 6 * (int)(random.NextDouble() * 3);
            rows[i] = i > 0 && random.NextDouble() < 0.1
                ? (double[])rows[(int)(random.NextDouble() * i)].Clone()
                : [.. Enumerable.Range(0, columns).Select(_ => Math.Round((centre + random.NextNormal()) / step) * step)];
        }

        if (random.NextDouble() < 0.3)
            rows[count / 2] = new double[columns];
        double radius = distance switch
        {
            NeighborDistance.Cosine or NeighborDistance.Correlation => random.NextDouble() * 0.3,
            _ => Math.Round(random.NextDouble() * 4) / 2 * (distance == NeighborDistance.Manhattan ? columns : Math.Sqrt(columns)),
        };
        if (distance == NeighborDistance.Euclidean && step == 1)
            radius = Math.Sqrt(Math.Round(radius * radius));
        int minimum = 1 + (int)(random.NextDouble() * Math.Min(count, 9));
        double[]? weights = random.NextDouble() < 0.3 ? [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble() * 8) / 4)] : null;
        if (weights is not null)
            weights[0] = 1;
        return (rows, new DbscanOptions { Radius = radius, MinimumCount = minimum, Distance = distance, Weights = weights });
    }
}
