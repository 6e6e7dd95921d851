using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;
using ClusterTools.Formats;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Series.Transforms;
using ClusterTools.Tests.Formats.Npy;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Records;

public sealed class FileSeriesStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryTypeReadsAsFromMemory()
    {
        var map = new SeriesReadOptions { MemoryMap = true };
        SeriesSet[] sets =
        [
            SeriesSet.FromArray(new byte[] { 1, 2, 3, 4, 5, 255 }, 3, 2),
            SeriesSet.FromArray(new ushort[] { 1, 2, 3, 4, 5, 65535 }, 3, 2),
            SeriesSet.FromArray(new short[] { 1, 2, 3, 4, 5, -32768 }, 3, 2),
            SeriesSet.FromArray(new float[] { 1, 2, 3, 4, 5, 0.1f }, 3, 2),
            SeriesSet.FromArray(new double[] { 1, 2, 3, 4, 5, 0.1 }, 3, 2),
        ];
        foreach (var set in sets)
        {
            string path = _folder.File($"{set.ElementType}.npy");
            SeriesWriter.Write(set, path);
            var mapped = SeriesReader.Read(path, map);
            Assert.IsType<FileSeriesStore>(mapped.Store);
            Assert.Equal(set.ElementType, mapped.ElementType);
            Assert.Equal(set.ToArray(), mapped.ToArray());
            Assert.Equal(set.GetRecord(2), mapped.GetRecord(2));
            Assert.Equal(set.Store.ReadTile(1, 2, new float[4]).ToArray(), mapped.Store.ReadTile(1, 2, new float[4]).ToArray());
            Assert.Throws<ArgumentOutOfRangeException>(() => mapped.GetRecord(3));
            Assert.Throws<ArgumentOutOfRangeException>(() => mapped.Store.GetBytes(2, 2).Length);
        }
    }

    [Fact]
    public void AnyOrderOfReadingGivesTheSame()
    {
        // Records over several windows: in order, with gaps, backwards, at random, from several threads.
        const int Count = 4000;
        var values = new float[Count * 50];
        for (int i = 0; i < values.Length; i++)
            values[i] = i;
        string path = _folder.File("a.npy");
        SeriesWriter.Write(SeriesSet.FromArray(values, Count, 50), path);
        var store = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true }).Store;
        var random = new RandomSource(1);
        int[][] orders =
        [
            [.. Enumerable.Range(0, Count)], [.. Enumerable.Range(0, Count / 3).Select(i => i * 3)], [.. Enumerable.Range(0, Count).Reverse()],
            [.. Enumerable.Range(0, Count).Select(_ => random.NextInt32(Count))],
        ];
        ChunkedParallel.For(orders.Length, new ExecutionOptions { ThreadCount = 4 }, (chunk, _) =>
        {
            var scratch = new double[50 * 7];
            foreach (int record in orders[chunk])
            {
                int run = Math.Min(1 + (record % 7), Count - record);
                var bytes = store.GetBytes(record, run);
                Assert.Equal(run * 200, bytes.Length);
                Assert.Equal(record * 50f, BitConverter.ToSingle(bytes.Slice(0, 4).ToArray(), 0));
                Assert.Equal(((record + run) * 50) - 1, store.ReadTile(record, run, scratch)[(run * 50) - 1]);
            }
        });
    }

    [Fact]
    public void AFileThatIsCutShortInUseIsAnError()
    {
        string path = _folder.File("a.npy");
        SeriesWriter.Write(SeriesSet.FromArray(new double[20_000 * 10], 20_000, 10), path);
        var set = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true });
        Assert.Equal(0, set.GetRecord(19_999)[9]);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(500_000);
        }
        catch (IOException e)
        {
            // Windows, and Mono as it does.
            Assert.Skip($"Nobody can write to the file while it is in use: {e.Message}");
        }

        foreach (int threads in new[] { 1, 3 })
        {
            var error = Assert.Throws<IOException>(() => KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 2 }, new ExecutionOptions { ThreadCount = threads }));
            Assert.Contains(path, error.Message);
            Assert.Contains("shorter", error.Message);
        }
    }

    [Fact]
    [Trait(Work.Trait, Work.Large)]
    public void FitsAreThoseFromMemory()
    {
        var blobs = BlobSeries.Create(new BlobSeriesOptions { Count = 3000, Dimension = 60, ClusterCount = 8 });
        string path = _folder.File("a.npy");
        foreach (var inMemory in new[] { blobs, SeriesTransforms.ToPrecision(blobs, Precision.Single) })
        {
            SeriesWriter.Write(inMemory, path, overwrite: true);
            var inFile = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true });
            foreach (var options in new KMeansOptions[]
            {
                new() { ClusterCount = 8, RestartCount = 2 }, new() { ClusterCount = 20, Algorithm = KMeansAlgorithm.Elkan }, new() { ClusterCount = 8, Distance = ClusterDistance.Cosine },
                new() { ClusterCount = 8, Algorithm = KMeansAlgorithm.MiniBatch }, new() { ClusterCount = 8, Algorithm = KMeansAlgorithm.Bisecting },
                new() { ClusterCount = 30, Initialization = KMeansInitialization.Parallel },
            })
            {
                var expected = KMeansClustering.Fit(inMemory, options);
                var actual = KMeansClustering.Fit(inFile, options);
                Assert.Equal(expected.Labels, actual.Labels);
                Assert.Equal(expected.Centroids, actual.Centroids);
                Assert.Equal(expected.Inertia, actual.Inertia);
                Assert.Equal(expected.Similarity, actual.Similarity);
            }
        }
    }

    [Fact]
    public void FoldersAndIdxAreMappedToo()
    {
        var series = SeriesSet.FromArray(new byte[] { 1, 2, 3, 4 }, 2, 2);
        foreach (string name in (string[])["folder", "a.idx"])
        {
            SeriesWriter.Write(series, _folder.File(name));
            var mapped = SeriesReader.Read(_folder.File(name), new SeriesReadOptions { MemoryMap = true });
            Assert.IsType<FileSeriesStore>(mapped.Store);
            Assert.Equal(series.ToArray(), mapped.ToArray());
        }
    }

    [Theory]
    [InlineData(">f4", false, 0, "converted")]
    [InlineData("<i4", false, 0, "converted")]
    [InlineData("<f4", true, 0, "Fortran")]
    [InlineData("<f4", false, 1, "-Skip")]
    public void WhatCannotBeMappedSaysWhatToDo(string descr, bool fortranOrder, int skip, string reason)
    {
        string path = _folder.Write("a.npy", NpyBytes.Create(descr, "(2, 2)", new byte[16], fortranOrder));
        var error = Assert.Throws<ArgumentException>(() => SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true, Skip = skip }));
        Assert.Contains(reason, error.Message);
        Assert.Equal(2, SeriesReader.Read(path, new SeriesReadOptions { Skip = skip }).Count);
    }

    [Fact]
    public void MoreRecordsThanASetCountsAreRefused()
    {
        var error = Assert.Throws<ImageFormatException>(() => SeriesLayout.Of("a.npy", [1L << 31, 1]));
        Assert.Contains("2147483648 records", error.Message);
        Assert.Equal(int.MaxValue, SeriesLayout.Of("a.npy", [int.MaxValue, 1]).Count);
    }
}
