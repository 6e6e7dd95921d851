using ClusterTools.Neighbors;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Neighbors;

public sealed class NearestSeriesTests
{
    public static TheoryData<NeighborDistance> Distances => [.. Enum.GetValues<NeighborDistance>()];

    [Fact]
    public void TheHundredNeighboursOfDigit234()
    {
        var expected = ReferenceFile.Open("knn_digits.json");
        var options = new NeighborOptions { NeighborCount = expected["n_neighbors"].Int };

        // As they come, digits are whole numbers, and so are their squared distances: ties are ties.
        var raw = Find(SharedTables.Digits(), expected["query_row"].Int, options);
        Assert.Equal(expected["indices"].Ints, raw.Indices[0]);
        Assert.Equal(expected["squared_distances_in_raw_units"].Numbers, raw.Distances[0].Select(d => Math.Round(d * d)));
        int[] classes = [.. raw.Indices[0].Select(i => raw.Series.Truth![i])];
        Assert.Equal(expected["labels_of_neighbours"].Ints, classes);
        Assert.Equal(expected["query_label"].Int, classes[0]);
        Assert.Equal(expected["label_counts"].Ints, Enumerable.Range(0, 10).Select(c => classes.Count(v => v == c)));
        var within = Find(SharedTables.Digits(), expected["query_row"].Int, new NeighborOptions { Radius = raw.Distances[0][^1] });
        Assert.Equal(expected["count_within_boundary_distance"].Int, within.Indices[0].Length);
        Assert.Equal(expected["tie_at_boundary"].Flag, within.Indices[0].Length > 100);

        // Divided by 255 they are rounded, and ties may fall either way.
        var scaled = Find(Scaled(), expected["query_row"].Int, options);
        double[] distances = expected["distances"].Numbers;
        for (int i = 0; i < distances.Length; i++)
            Assert.Equal(distances[i], scaled.Distances[0][i], 1e-14);
        var tied = scaled.Indices[0].Zip(scaled.Distances[0], (i, d) => (Index: i, Squared: Math.Round(d * d * 65025)));
        Assert.Equal(expected["indices"].Ints, tied.OrderBy(t => t.Squared).ThenBy(t => t.Index).Select(t => t.Index));
    }

    [Fact]
    public void TheNeighboursOfDigit234WithinARadiusAndByOtherDistances()
    {
        var expected = ReferenceFile.Open("knn_digits.json");
        var near = Find(Scaled(), 234, new NeighborOptions { Radius = expected["radius_neighbors"]["radius"].Number });
        Assert.Equal(expected["radius_neighbors"]["count"].Int, near.Indices[0].Length);
        foreach (var (key, distance, unit) in new[] { ("manhattan_first10", NeighborDistance.Manhattan, 255.0), ("cosine_first10", NeighborDistance.Cosine, 1.0) })
        {
            var result = Find(SharedTables.Digits(), 234, new NeighborOptions { NeighborCount = 10, Distance = distance });
            Assert.Equal(expected[key]["indices"].Ints, result.Indices[0]);
            for (int i = 0; i < 10; i++)
                Assert.Equal(expected[key]["distances"].Numbers[i], result.Distances[0][i] / unit, 1e-14);
        }
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [MemberData(nameof(Distances))]
    public void FindsWhatAPlainSearchInDoubleFinds(NeighborDistance distance)
    {
        // Rounded values make many ties; long records go through several blocks of columns.
        foreach (var (length, steps) in new[] { (3, 4.0), (20, 1e6), (150, 2.0), (300, 1e9) })
        {
            var random = new RandomSource(length);
            double[][] rows = [.. Enumerable.Range(0, 333).Select(_ => Enumerable.Range(0, length).Select(_ => 100 + (Math.Round(random.NextNormal() * steps) / steps)).ToArray())];
            rows[7] = new double[length];
            Array.Fill(rows[9], 5.0);
            var set = SeriesSet.FromRows(rows);
            var result = NearestSeries.Find(set, SeriesSelection.Records(set, [0, 7, 9, 332]), new NeighborOptions { NeighborCount = 25, Distance = distance });
            for (int q = 0; q < 4; q++)
            {
                var query = rows[new[] { 0, 7, 9, 332 }[q]];
                double[] expected = [.. rows.Select(r => Plain(query, r, distance))];
                double[] sorted = [.. expected.Order().Take(25)];
                for (int i = 0; i < 25; i++)
                {
                    Assert.Equal(sorted[i], result.Distances[q][i], 1e-9 * (1 + sorted[i]));
                    Assert.Equal(expected[result.Indices[q][i]], result.Distances[q][i], 1e-9 * (1 + sorted[i]));
                    if (i > 0 && result.Distances[q][i] == result.Distances[q][i - 1] && distance == NeighborDistance.Manhattan)
                        Assert.True(result.Indices[q][i] > result.Indices[q][i - 1]);
                }

                Assert.Equal(25, result.Indices[q].Distinct().Count());
            }
        }
    }

    [Fact]
    public void TiesGoToTheLowestRecord()
    {
        double[][] rows = [.. Enumerable.Range(0, 1000).Select(i => new double[] { i % 5, 0 })];
        var result = NearestSeries.Find(SeriesSet.FromRows(rows), SeriesSet.FromRows([[2.0, 0], [0, 0]]), new NeighborOptions { NeighborCount = 3 });
        Assert.Equal([2, 7, 12], result.Indices[0]);
        Assert.Equal([0, 5, 10], result.Indices[1]);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void KernelsAndThreadsDoNotShow(NeighborDistance distance)
    {
        var random = new RandomSource(4);
        var values = new float[700 * 140];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.NextNormal();
        var set = SeriesSet.FromArray(values, 700, 140);
        var queries = SeriesSelection.Records(set, [.. Enumerable.Range(0, 70)]);
        var options = new NeighborOptions { NeighborCount = 9, Distance = distance };
        var first = NearestSeries.Find(set, queries, options, new ExecutionOptions { ThreadCount = 1 });
        foreach (var kernel in KernelSet.Supported)
        {
            foreach (int threads in new[] { 2, 7 })
            {
                var other = NearestSeries.Find(set, queries, options, new ExecutionOptions { ThreadCount = threads }, kernel);
                Assert.Equal(first.Indices, other.Indices);
                Assert.Equal(first.Distances, other.Distances);
            }
        }
    }

    [Theory]
    [InlineData(NeighborDistance.Euclidean, "92b3c87998b00191")]
    [InlineData(NeighborDistance.Cosine, "43f4328d65a07369")]
    [InlineData(NeighborDistance.Correlation, "794262339e2e1e23")]
    [InlineData(NeighborDistance.Manhattan, "01aadc6ff1320e9b")]
    public void BitsAreThoseOfEveryBuild(NeighborDistance distance, string hash)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 900, Dimension = 130, ClusterCount = 4, StdDev = 5, Seed = 8 });
        var result = NearestSeries.Find(set, SeriesSelection.Records(set, [.. Enumerable.Range(0, 40)]), new NeighborOptions { NeighborCount = 12, Distance = distance });
        byte[] bytes = [.. result.Indices.SelectMany(i => i).SelectMany(BitConverter.GetBytes), .. result.Distances.SelectMany(d => d).SelectMany(BitConverter.GetBytes)];
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16]);
    }

    [Fact]
    public void TypesDoNotShow()
    {
        var random = new RandomSource(5);
        byte[] bytes = [.. Enumerable.Range(0, 500 * 9).Select(_ => (byte)random.NextInt32(256))];
        var options = new NeighborOptions { NeighborCount = 7 };
        var narrow = SeriesSet.FromArray(bytes, 500, 9);
        var wide = SeriesSet.FromArray(Array.ConvertAll(bytes, b => (double)b), 500, 9);
        var a = NearestSeries.Find(narrow, narrow, options);
        var b = NearestSeries.Find(wide, narrow, options);
        Assert.Equal(a.Indices, b.Indices);
        Assert.Equal(a.Distances, b.Distances);
    }

    [Fact]
    public void ARadiusTakesWhatLiesOnItAndMayFindNothing()
    {
        var set = SeriesSet.FromRows([[0.0], [1], [2], [3]]);
        var query = SeriesSet.FromRows([[1.0], [100]]);
        var result = NearestSeries.Find(set, query, new NeighborOptions { Radius = 1 });
        Assert.Equal([1, 0, 2], result.Indices[0]);
        Assert.Equal([0, 1, 1], result.Distances[0]);
        Assert.Empty(result.Indices[1]);
        Assert.Equal([1, 0], NearestSeries.Find(set, query, new NeighborOptions { Radius = 1, NeighborCount = 2 }).Indices[0]);
        Assert.Equal([1, 0, 2], NearestSeries.Find(set, query, new NeighborOptions { Radius = 1, Distance = NeighborDistance.Manhattan }).Indices[0]);
        Assert.Equal(4, NearestSeries.Find(set, query, new NeighborOptions { Radius = double.PositiveInfinity }).Indices[1].Length);
    }

    [Theory]
    [InlineData(null, null, "NeighborCount")]
    [InlineData(0, null, "at least 1")]
    [InlineData(4, null, "4 neighbours were requested of 3")]
    [InlineData(null, double.NaN, "Radius is NaN")]
    [InlineData(null, -1.0, "at least 0")]
    public void RefusesWhatCannotBeMet(int? count, double? radius, string message)
    {
        var set = SeriesSet.FromRows([[0.0], [1], [2]]);
        var error = Assert.Throws<ArgumentException>(() => NearestSeries.Find(set, set, new NeighborOptions { NeighborCount = count, Radius = radius }));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void RefusesOtherLengthsAndValuesThatAreNotFinite()
    {
        var set = SeriesSet.FromRows([[0.0], [1]]);
        var options = new NeighborOptions { NeighborCount = 1 };
        Assert.Contains("2 values", Assert.Throws<ArgumentException>(() => NearestSeries.Find(set, SeriesSet.FromRows([[0.0, 1]]), options)).Message);
        Assert.Contains("record 0", Assert.Throws<ArgumentException>(() => NearestSeries.Find(set, SeriesSet.FromRows([[double.NaN]]), options)).Message);
    }

    private static NearestSeriesResult Find(SeriesSet set, int record, NeighborOptions options) => NearestSeries.Find(set, SeriesSelection.Records(set, [record]), options);

    private static SeriesSet Scaled()
    {
        var raw = SharedTables.Digits();
        return SeriesSet.FromArray([.. raw.ToArray().Cast<double>().Select(v => v / 255)], raw.Count, raw.Length);
    }

    private static double Plain(double[] a, double[] b, NeighborDistance distance)
    {
        if (distance == NeighborDistance.Manhattan)
            return a.Zip(b, (x, y) => Math.Abs(x - y)).Sum();
        if (distance == NeighborDistance.Euclidean)
            return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
        if (distance == NeighborDistance.Correlation)
            (a, b) = (Centred(a), Centred(b));
        double norms = Math.Sqrt(a.Sum(v => v * v)) * Math.Sqrt(b.Sum(v => v * v));
        return norms == 0 ? 1 : 1 - (a.Zip(b, (x, y) => x * y).Sum() / norms);
    }

    private static double[] Centred(double[] a) => a.Distinct().Count() == 1 ? new double[a.Length] : [.. a.Select(v => v - a.Average())];
}
