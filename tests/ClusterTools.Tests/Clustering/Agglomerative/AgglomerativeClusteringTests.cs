using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Agglomerative;

public sealed class AgglomerativeClusteringTests
{
    public static TheoryData<AgglomerativeLinkage> Linkages => [.. Enum.GetValues<AgglomerativeLinkage>()];

    [Theory]
    [MemberData(nameof(Linkages))]
    public void JoinsWhatAPlainSearchOverAllPairsJoins(AgglomerativeLinkage linkage)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var rows = Points(24, 3, seed);
            var merges = Fit(rows, linkage).Merges;
            double[] expected = PlainHeights(rows, linkage);
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], merges[i].Distance, 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Linkages))]
    public void TiesAndDuplicatesEndAndRise(AgglomerativeLinkage linkage)
    {
        // A lattice: nearly every distance occurs many times, and every point twice.
        double[][] rows = [.. Enumerable.Range(0, 128).Select(i => new double[] { i / 2 % 8, i / 16 })];
        var merges = Fit(rows, linkage).Merges;
        Assert.Equal(127, merges.Length);
        Assert.Equal(64, merges.Count(m => m.Distance == 0));
        Assert.Equal(merges.Select(m => m.Distance).Order(), merges.Select(m => m.Distance));
        Assert.Equal(128, merges[126].Size);
        Assert.Equal(254, merges.SelectMany(m => new[] { m.A, m.B }).Distinct().Count());
    }

    [Fact]
    public void AChainOfGrowingGapsJoinsOneByOne()
    {
        double[][] rows = [.. Enumerable.Range(0, 30).Select(i => new[] { Math.Pow(3, i) })];
        var merges = Fit(rows, AgglomerativeLinkage.Ward).Merges;
        Assert.Equal((0, 1, 2), (merges[0].A, merges[0].B, merges[0].Size));
        for (int i = 1; i < 29; i++)
            Assert.Equal((i + 1, 29 + i, i + 2), (merges[i].A, merges[i].B, merges[i].Size));
    }

    [Theory]
    [InlineData(AgglomerativeLinkage.Ward, AgglomerativeConnectivity.None)]
    [InlineData(AgglomerativeLinkage.Complete, AgglomerativeConnectivity.None)]
    [InlineData(AgglomerativeLinkage.Average, AgglomerativeConnectivity.None)]
    [InlineData(AgglomerativeLinkage.Single, AgglomerativeConnectivity.None)]
    [InlineData(AgglomerativeLinkage.Ward, AgglomerativeConnectivity.Grid)]
    public void ThreadsDoNotShow(AgglomerativeLinkage linkage, AgglomerativeConnectivity connectivity)
    {
        double[][] rows = Points(400, 7, 3);
        var set = new SeriesSet(SeriesSet.FromRows(rows).Store, new GridShape(4, 10, 10));
        var options = new AgglomerativeOptions { ClusterCount = 9, Linkage = linkage, Connectivity = connectivity };
        var one = AgglomerativeClustering.Fit(set, options, new ExecutionOptions { ThreadCount = 1 });
        foreach (int threads in new[] { 2, 7 })
        {
            var other = AgglomerativeClustering.Fit(set, options, new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(one.Merges, other.Merges);
            Assert.Equal(one.Labels, other.Labels);
            Assert.Equal(one.Centroids, other.Centroids);
        }
    }

    [Fact]
    public void BitsAreThoseOfEveryBuild()
    {
        var merges = Fit(Points(300, 5, 8), AgglomerativeLinkage.Ward).Merges;
        byte[] bytes = [.. merges.SelectMany(m => BitConverter.GetBytes(m.A).Concat(BitConverter.GetBytes(m.B)).Concat(BitConverter.GetBytes(m.Distance)))];
        Assert.Equal("5b1e96dffc09a1cc", Hash.Sha256(bytes)[..16]);
    }

    [Fact]
    public void CentroidsAreMeansAndClustersAreNumberedAsTheyAppear()
    {
        var result = Fit([[10, 1], [0, 0], [11, 2], [1, 0], [2, 0]], AgglomerativeLinkage.Average, 2);
        Assert.Equal([0, 1, 0, 1, 1], result.Labels);
        Assert.Equal([2, 3], result.Sizes);
        Assert.Equal([10.5, 1.5], result.Centroids[0]);
        Assert.Equal([1, 0], result.Centroids[1]);
    }

    [Fact]
    public void StopsBelowTheThresholdNotAtIt()
    {
        var set = SeriesSet.FromRows([[0], [1], [5]]);
        int Count(double threshold) => AgglomerativeClustering.Fit(set, new AgglomerativeOptions { DistanceThreshold = threshold, Linkage = AgglomerativeLinkage.Single }).ClusterCount;
        Assert.Equal(3, Count(0));
        Assert.Equal(3, Count(1));
        Assert.Equal(2, Count(1.0000001));
        Assert.Equal(2, Count(4));
        Assert.Equal(1, Count(double.PositiveInfinity));
    }

    [Fact]
    public void OneRecordIsOneCluster()
    {
        var result = Fit([[1, 2]], AgglomerativeLinkage.Ward, 1);
        Assert.Empty(result.Merges);
        Assert.Equal([0], result.Labels);
    }

    [Theory]
    [InlineData(null, null, "not both")]
    [InlineData(2, 1.0, "not both")]
    [InlineData(0, null, "at least 1")]
    [InlineData(4, null, "4 clusters cannot be made of 3 records")]
    [InlineData(null, double.NaN, "DistanceThreshold is NaN")]
    [InlineData(null, -1.0, "at least 0")]
    public void RefusesWhatCannotBeMet(int? count, double? threshold, string message)
    {
        var set = SeriesSet.FromRows([[0], [1], [5]]);
        var error = Assert.Throws<ArgumentException>(() => AgglomerativeClustering.Fit(set, new AgglomerativeOptions { ClusterCount = count, DistanceThreshold = threshold }));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void RefusesValuesThatAreNotFiniteAMissingGridAndTooManyRecords()
    {
        Assert.Contains("record 1", Assert.Throws<ArgumentException>(() => Fit([[0], [double.NaN]], AgglomerativeLinkage.Ward)).Message);
        var noGrid = new AgglomerativeOptions { ClusterCount = 1, Connectivity = AgglomerativeConnectivity.Grid };
        Assert.Contains("not lie on a grid", Assert.Throws<ArgumentException>(() => AgglomerativeClustering.Fit(SeriesSet.FromRows([[0], [1]]), noGrid)).Message);
        var many = SeriesSet.FromArray(new byte[25_001], 25_001, 1);
        Assert.Contains("25000", Assert.Throws<ArgumentException>(() => AgglomerativeClustering.Fit(many, new AgglomerativeOptions { ClusterCount = 2, Linkage = AgglomerativeLinkage.Complete })).Message);
    }

    [Fact]
    public void CanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => AgglomerativeClustering.Fit(
            SeriesSet.FromRows(Points(50, 2, 0)), new AgglomerativeOptions { ClusterCount = 2 }, new ExecutionOptions { CancellationToken = source.Token }));
    }

    private static AgglomerativeResult Fit(double[][] rows, AgglomerativeLinkage linkage, int count = 1) =>
        AgglomerativeClustering.Fit(SeriesSet.FromRows(rows), new AgglomerativeOptions { ClusterCount = count, Linkage = linkage });

    private static double[][] Points(int count, int length, long seed)
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, length).Select(_ => random.NextNormal()).ToArray())];
    }

    /// <summary>The merge distances by the definition of the linkage, over the records of the two clusters.</summary>
    private static double[] PlainHeights(double[][] rows, AgglomerativeLinkage linkage)
    {
        var clusters = rows.Select(r => new List<double[]> { r }).ToList();
        var heights = new List<double>();
        while (clusters.Count > 1)
        {
            var (a, b) = (from i in Enumerable.Range(0, clusters.Count) from j in Enumerable.Range(i + 1, clusters.Count - i - 1) select (i, j))
                .MinBy(p => Distance(clusters[p.i], clusters[p.j], linkage));
            heights.Add(Distance(clusters[a], clusters[b], linkage));
            clusters[a].AddRange(clusters[b]);
            clusters.RemoveAt(b);
        }

        return [.. heights];
    }

    private static double Distance(List<double[]> a, List<double[]> b, AgglomerativeLinkage linkage)
    {
        var all = from x in a from y in b select Math.Sqrt(x.Zip(y, (u, v) => (u - v) * (u - v)).Sum());
        return linkage switch
        {
            AgglomerativeLinkage.Complete => all.Max(),
            AgglomerativeLinkage.Average => all.Average(),
            AgglomerativeLinkage.Single => all.Min(),
            _ => Math.Sqrt(2.0 * a.Count * b.Count / (a.Count + b.Count)
                * Enumerable.Range(0, a[0].Length).Sum(j => Math.Pow(a.Average(r => r[j]) - b.Average(r => r[j]), 2))),
        };
    }
}
