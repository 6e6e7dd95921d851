using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans.Records;

/// <summary>Fits over distinct records only are bit-identical to fits over all.</summary>
public sealed class DuplicateRecordsTests : IDisposable
{
    private const int Count = 2000;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, KMeansAlgorithm.Auto, ClusterDistance.Euclidean)]
    [InlineData(7, KMeansAlgorithm.Auto, ClusterDistance.Correlation)]
    [InlineData(20, KMeansAlgorithm.Elkan, ClusterDistance.Euclidean)]
    [InlineData(60, KMeansAlgorithm.Auto, ClusterDistance.Euclidean)]
    public void CollapsingChangesNoBit(int length, KMeansAlgorithm algorithm, ClusterDistance distance)
    {
        foreach (var series in Repeated(length))
        {
            var all = Problem(series, distance);
            var different = Problem(series, distance);
            different.CollapseDuplicates();
            Assert.InRange(different.Plan.RecordCount, 2, 400);

            // Some centroids occur twice, so that clusters are empty at first.
            int[] rows = [0, 0, 5, 9, 9, 40, 77, 200];
            var expected = Run(all, rows, algorithm);
            var actual = Run(different, rows, algorithm);
            Assert.Equal(KMeansOutcome.Of(expected).CollectLabels(), KMeansOutcome.Of(actual).CollectLabels());
            Assert.Equal(expected.Centroids, actual.Centroids);
            Assert.Equal(expected.InertiaHistory, actual.InertiaHistory);
            Assert.Equal(expected.Inertia, actual.Inertia);
            Assert.True(expected.Relocations > 0);
            Assert.Equal(expected.Relocations, actual.Relocations);
        }
    }

    [Fact]
    public void DifferentRecordsAreLeftAlone()
    {
        var random = new RandomSource(4);
        var values = new float[3 * Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.NextNormal();
        Assert.Null(DuplicateRecords.Find(SeriesSet.FromArray(values, Count, 3).Store, ExecutionOptions.Default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    public void EachRecordFindsItsLike(int length)
    {
        var random = new RandomSource(length);
        var values = new byte[Count * length];
        for (int i = 0; i < values.Length; i++)
            values[i] = (byte)(i % length == 0 ? random.NextInt32(200) : 1);
        var store = SeriesSet.FromArray(values, Count, length).Store;
        var found = DuplicateRecords.Find(store, new ExecutionOptions { ThreadCount = 3 })!;
        Assert.Equal(200, found.Distinct.Count);
        Assert.Equal(Count, found.Counts.Sum());
        int[] numbers = [.. Enumerable.Range(0, 200)];
        var ofAll = new int[Count];
        found.Spread(numbers, ofAll);
        for (int i = 0; i < Count; i++)
            Assert.Equal(store.GetBytes(i, 1).ToArray(), found.Distinct.GetBytes(ofAll[i], 1).ToArray());
    }

    [Fact]
    public void LongRecordsOfAFileStayThere()
    {
        // A file may hold more than memory does, and so may its distinct records; short records cannot have that many distinct values.
        string path = _folder.File("a.npy");
        foreach (var series in Repeated(7))
        {
            SeriesWriter.Write(series, path, overwrite: true);
            var inFile = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true });
            int[] half = [.. Enumerable.Range(0, Count / 2).Select(i => 2 * i)];
            var expected = DuplicateRecords.Find(series.Store, ExecutionOptions.Default);
            Assert.NotNull(expected);
            Assert.NotNull(DuplicateRecords.Find(new SelectedSeriesStore(series.Store, half), ExecutionOptions.Default));
            if (series.ElementType == ElementType.UInt8)
            {
                Assert.Equal(expected.Counts, DuplicateRecords.Find(inFile.Store, ExecutionOptions.Default)!.Counts);
                Assert.NotNull(DuplicateRecords.Find(new SelectedSeriesStore(inFile.Store, half), ExecutionOptions.Default));
            }
            else
            {
                Assert.Null(DuplicateRecords.Find(inFile.Store, ExecutionOptions.Default));
                Assert.Null(DuplicateRecords.Find(new SelectedSeriesStore(inFile.Store, half), ExecutionOptions.Default));
            }

            var options = new KMeansOptions { ClusterCount = 5, Seed = 3 };
            Assert.Equal(KMeansClustering.Fit(series, options).Centroids, KMeansClustering.Fit(inFile, options).Centroids);
        }
    }

    [Fact]
    [Trait(Work.Trait, Work.Large)]
    public void ManyLongRecordsAreLookedAtAFewAtATime()
    {
        // 16,400 records of 131,200 bytes: 16,384 of them would exceed the maximum length of an array.
        const int Length = 131_200;
        var values = new byte[3 * Length];
        values[Length] = 1;
        values[(3 * Length) - 1] = 2;
        int[] rows = [.. Enumerable.Range(0, 16_400).Select(i => i % 3)];
        var found = DuplicateRecords.Find(new SelectedSeriesStore(SeriesSet.FromArray(values, 3, Length).Store, rows), new ExecutionOptions { ThreadCount = 2 })!;
        Assert.Equal([5466, 5467, 5467], found.Counts.Order());
    }

    private static FitProblem Problem(SeriesSet series, ClusterDistance distance) =>
        new(FitData.Of(series.Store, weights: null, distance), new ExecutionOptions { ThreadCount = 2 });

    private static LloydFit Run(FitProblem problem, int[] rows, KMeansAlgorithm algorithm)
    {
        var fit = new LloydFit(problem, problem.Data.Gather(rows), new LloydRules(30, 0, algorithm));
        LloydFit.RunAll(problem, [fit], new ProgressCounter(null, string.Empty, 30));
        return fit;
    }

    private static IEnumerable<SeriesSet> Repeated(int length)
    {
        // One record in ten is new, the others are duplicates.
        var random = new RandomSource(length);
        var values = new double[Count * length];
        for (int i = 0; i < Count; i++)
        {
            int like = i % 10 == 0 ? i : 10 * random.NextInt32((i / 10) + 1);
            for (int j = 0; j < length; j++)
                values[(i * length) + j] = like == i ? random.NextNormal() + (4 * (i / 10 % 6)) : values[(like * length) + j];
        }

        yield return SeriesSet.FromArray(values, Count, length);
        yield return SeriesSet.FromArray(Array.ConvertAll(values, v => (float)v), Count, length);
        yield return SeriesSet.FromArray(Array.ConvertAll(values, v => (byte)((v * 8) + 40)), Count, length);
    }
}
