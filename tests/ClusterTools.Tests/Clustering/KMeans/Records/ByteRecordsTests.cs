using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans.Records;

/// <summary>Integers up to 255 in float are stored as bytes for the passes, without any effect on results.</summary>
public sealed class ByteRecordsTests
{
    private const int Count = 400;
    private const int Length = 101;

    [Fact]
    public void BytesInFloatAreKeptAsBytes()
    {
        float[] values = Values();
        values[5] = -0f;
        var bytes = ByteRecords.Of(Records(values), ExecutionOptions.Default);
        Assert.Equal(values.Select(v => (byte)v), bytes!.GetBytes(0, Count).ToArray());
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(-1f)]
    [InlineData(256f)]
    [InlineData(1e30f)]
    [InlineData(-2147483648f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void OneOtherValueIsEnoughToLeaveThemAsTheyAre(float value)
    {
        foreach (int place in new[] { 0, (7 * Length) + 3, (Count * Length) - 1 })
        {
            float[] values = Values();
            values[place] = value;
            Assert.Null(ByteRecords.Of(Records(values), ExecutionOptions.Default));
        }
    }

    [Fact]
    public void ShortRecordsAndUnitRecordsStayAsTheyAre()
    {
        float[] values = Values();
        Assert.Null(ByteRecords.Of(RecordSource.Create(SeriesSet.FromArray(values[..(47 * Count)], Count, 47).Store, ClusterDistance.Euclidean), ExecutionOptions.Default));
        Assert.Null(ByteRecords.Of(RecordSource.Create(SeriesSet.FromArray(values, Count, Length).Store, ClusterDistance.Cosine), ExecutionOptions.Default));
    }

    [Fact]
    public void AFitIsTheSameAsOfDoubles()
    {
        float[] values = Values();
        var options = new KMeansOptions { ClusterCount = 12, Seed = 4, MaxIterations = 15 };
        var narrow = KMeansClustering.Fit(SeriesSet.FromArray(values, Count, Length), options);
        var wide = KMeansClustering.Fit(SeriesSet.FromArray(Array.ConvertAll(values, v => (double)v), Count, Length), options);
        Assert.Equal(wide.Labels, narrow.Labels);
        Assert.Equal(wide.Iterations, narrow.Iterations);
        Assert.Equal(wide.Centroids, narrow.Centroids);
        Assert.Equal(wide.Inertia, narrow.Inertia, 1e-12 * wide.Inertia);
    }

    private static RecordSource Records(float[] values) => RecordSource.Create(SeriesSet.FromArray(values, Count, Length).Store, ClusterDistance.Euclidean);

    private static float[] Values()
    {
        var random = new RandomSource(3);
        return [.. Enumerable.Range(0, Count * Length).Select(_ => (float)random.NextInt32(256))];
    }
}
