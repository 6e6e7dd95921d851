using ClusterTools.Formats;
using ClusterTools.Series;
using ClusterTools.Tests.Formats.Npy;

namespace ClusterTools.Tests.Series;

public sealed class MappedSeriesStoreTests : IDisposable
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
            Assert.IsType<MappedSeriesStore>(mapped.Store);
            Assert.Equal(set.ElementType, mapped.ElementType);
            Assert.Equal(set.ToArray(), mapped.ToArray());
            Assert.Equal(set.GetRecord(2), mapped.GetRecord(2));
            Assert.Equal(set.Store.ReadTile(1, 2, new float[4]).ToArray(), mapped.Store.ReadTile(1, 2, new float[4]).ToArray());
            Assert.Throws<ArgumentOutOfRangeException>(() => mapped.GetRecord(3));
            Assert.Throws<ArgumentOutOfRangeException>(() => mapped.Store.GetBytes(2, 2).Length);
        }
    }

    [Fact]
    public void Float32IsReadInPlace()
    {
        string path = _folder.File("a.npy");
        SeriesWriter.Write(SeriesSet.FromArray(new float[] { 1, 2, 3, 4 }, 2, 2), path);
        var mapped = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true });
        var scratch = new float[4];
        var first = mapped.Store.ReadTile(0, 2, scratch);
        Assert.True(first == mapped.Store.ReadTile(0, 2, scratch));
        Assert.False(first.Overlaps(scratch));
    }

    [Fact]
    public void FoldersAndIdxAreMappedToo()
    {
        var series = SeriesSet.FromArray(new byte[] { 1, 2, 3, 4 }, 2, 2);
        foreach (string name in (string[])["folder", "a.idx"])
        {
            SeriesWriter.Write(series, _folder.File(name));
            var mapped = SeriesReader.Read(_folder.File(name), new SeriesReadOptions { MemoryMap = true });
            Assert.IsType<MappedSeriesStore>(mapped.Store);
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
