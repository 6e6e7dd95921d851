using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Neighbors;

/// <summary>Searches that rule records out by upper bounds of their products, against those that do not: of few queries at a time every product is computed.</summary>
public sealed class BoundedSearchTests
{
    private const int Count = 9000;
    private const int Length = 136;
    private const int Queries = 80;

    public static TheoryData<string, NeighborDistance> Cases
    {
        get
        {
            var cases = new TheoryData<string, NeighborDistance>();
            foreach (string data in new[] { "clusters", "factors", "duplicates", "bytes", "far", "same" })
            {
                foreach (var distance in new[] { NeighborDistance.Euclidean, NeighborDistance.Cosine, NeighborDistance.Correlation })
                    cases.Add(data, distance);
            }

            return cases;
        }
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [MemberData(nameof(Cases))]
    public void TheAnswerIsThatWithoutBounds(string data, NeighborDistance distance)
    {
        var set = Create(data);
        int[] records = [.. Enumerable.Range(0, Queries).Select(i => i * 111)];
        Check(set, records, new NeighborOptions { NeighborCount = 30, Distance = distance });
        double radius = NearestSeries.Find(set, SeriesSelection.Records(set, [0]), new NeighborOptions { NeighborCount = 40, Distance = distance }).Distances[0][^1];
        Check(set, records, new NeighborOptions { Radius = radius, Distance = distance });
    }

    [Fact]
    public void ThreadsAndKernelsDoNotShow()
    {
        foreach (string data in new[] { "clusters", "bytes" })
        {
            var set = Create(data);
            var queries = SeriesSelection.Records(set, [.. Enumerable.Range(0, Queries)]);
            var options = new NeighborOptions { NeighborCount = 25 };
            var first = NearestSeries.Find(set, queries, options, new ExecutionOptions { ThreadCount = 1 });
            foreach (var kernel in KernelSet.Supported)
            {
                foreach (int threads in new[] { 1, 2, 7 })
                {
                    var other = NearestSeries.Find(set, queries, options, new ExecutionOptions { ThreadCount = threads }, kernel);
                    Assert.Equal(first.Indices, other.Indices);
                    Assert.Equal(first.Distances, other.Distances);
                }
            }
        }
    }

    [Theory]
    [InlineData("clusters", 30, Queries, true)]
    [InlineData("factors", 30, Queries, true)]
    [InlineData("noise", 30, Queries, false)]
    [InlineData("clusters", 30, 60, false)]
    [InlineData("clusters", 8000, Queries, false)]
    public void BoundsAreForManyQueriesOfRecordsThatTheyFit(string data, int wanted, int queries, bool expected)
    {
        var execution = ExecutionOptions.Default;
        var set = Create(data);
        var records = RecordSource.Create(set.Store, ClusterDistance.Euclidean);
        var centring = Centring.At(new double[Length], 100, inDouble: false);
        double[] points = [.. Enumerable.Range(0, queries).SelectMany(i => set.GetRecord(i * 100))];
        double[] norms = [.. Enumerable.Range(0, queries).Select(i => set.GetRecord(i * 100).Sum(v => v * centring.Scale * v * centring.Scale))];
        var products = new ProductQueries(points, Length, centring, angles: false, norms, KernelSet.Best);
        float[] limits = [.. Enumerable.Repeat(float.PositiveInfinity, queries)];
        using var bounded = new BoundPilot(records, centring, execution).Try(products, wanted, limits);
        Assert.Equal(expected, bounded is not null);
    }

    private static void Check(SeriesSet set, int[] records, NeighborOptions options)
    {
        var together = NearestSeries.Find(set, SeriesSelection.Records(set, records), options);
        for (int first = 0; first < records.Length; first += Queries / 2)
        {
            var some = NearestSeries.Find(set, SeriesSelection.Records(set, records.AsSpan(first, Queries / 2).ToArray()), options);
            for (int q = 0; q < Queries / 2; q++)
            {
                Assert.Equal(some.Indices[q], together.Indices[first + q]);
                Assert.Equal(some.Distances[q], together.Distances[first + q]);
            }
        }
    }

    private static SeriesSet Create(string data)
    {
        var random = new RandomSource(11);
        var centres = new float[20 * Length];
        for (int i = 0; i < centres.Length; i++)
            centres[i] = 10 * (float)random.NextNormal();
        var values = new float[Count * Length];
        for (int i = 0; i < Count; i++)
        {
            var record = values.AsSpan(i * Length, Length);
            var centre = centres.AsSpan((i * 7 % 20) * Length, Length);
            double a = random.NextNormal(), b = random.NextNormal();
            for (int j = 0; j < Length; j++)
            {
                record[j] = data switch
                {
                    "noise" => (float)random.NextNormal(),
                    "same" => 3.25f,
                    // Nothing is left outside two directions but rounding.
                    "factors" => (float)((a * centres[j]) + (b * centres[Length + j])),
                    // Seventeen times each, but for a few records.
                    "duplicates" => i % 500 == 0 ? (float)random.NextNormal() : centres[((i % 510) * 5) + j],
                    "far" => 1e4f + centre[j] + (float)random.NextNormal(),
                    _ => centre[j] + (float)random.NextNormal(),
                };
            }
        }

        return data == "bytes"
            ? SeriesSet.FromArray(Array.ConvertAll(values, v => (byte)Math.Max(0, Math.Min(255, Math.Round(100 + (2 * v))))), Count, Length)
            : SeriesSet.FromArray(values, Count, Length);
    }
}
