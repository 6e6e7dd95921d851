using System.IO.Compression;
using ClusterTools.Formats;
using ClusterTools.Formats.Idx;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Formats.Stacks;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Tests.Formats.Npy;

namespace ClusterTools.Tests.Formats.Idx;

public sealed class IdxFileTests : IDisposable
{
    // Two images of 2 x 3 pixels.
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ImagesAreSeriesAndFrames(bool compressed)
    {
        string path = _folder.Write("a", compressed ? Gzip(Images) : Images);
        var series = SeriesReader.Read(path);
        Assert.Equal((2, 6, ElementType.UInt8, null), (series.Count, series.Length, series.ElementType, series.Shape));
        Assert.Equal([11, 12, 13, 14, 15, 16], series.GetRecord(1));
        Assert.Equal([14, 15, 16], SeriesReader.Read(path, new SeriesReadOptions { Skip = 3 }).GetRecord(1));

        using var source = ImageFormatRegistry.Open(path);
        Assert.Equal((2, 1, 2, 3), (source.FrameCount, source.PlaneCount, source.Height, source.Width));
        Assert.Equal(Images[16..], NpyDecoderTests.Planes(source));
    }

    [Fact]
    public void LabelsAreNumbers()
    {
        Assert.Equal([7, 0, 9], IdxFile.ReadLabels(_folder.Write("a.gz", Gzip(Labels))));
        var error = Assert.Throws<ImageFormatException>(() => IdxFile.ReadLabels(_folder.Write("b", Images)));
        Assert.Contains("2x2x3", error.Message);
        Assert.Contains("Import-Series", Assert.Throws<ImageFormatException>(() => ImageFormatRegistry.Open(_folder.Write("c", Labels))).Message);
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFF, 5 }, ElementType.Int16, new double[] { -1, 5 })]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE, 1, 0 }, ElementType.Int16, new double[] { -2, 256 })]
    [InlineData(0x0C, new byte[] { 0xFF, 0xFF, 0xFF, 0xFE, 0, 1, 0, 0 }, ElementType.Float64, new double[] { -2, 65536 })]
    [InlineData(0x0D, new byte[] { 0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0 }, ElementType.Float32, new double[] { 1, -2 })]
    [InlineData(0x0E, new byte[] { 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0 }, ElementType.Float64, new double[] { 1, -2 })]
    public void ReadsEveryType(byte code, byte[] data, ElementType type, double[] expected)
    {
        var series = SeriesReader.Read(_folder.Write("a", [0, 0, code, 2, 0, 0, 0, 1, 0, 0, 0, 2, .. data]));
        Assert.Equal(type, series.ElementType);
        Assert.Equal(expected, series.GetRecord(0));
    }

    [Fact]
    public void LiesAreRefused()
    {
        AssertRefused(Images[..^1], "takes 12 bytes");
        AssertRefused([.. Images, 0], "more data follow");
        AssertRefused(Gzip(Images[..^1]), "takes 12 bytes");
        AssertRefused(Gzip([.. Images, 0]), "more data follow");
        AssertRefused([0, 0, 8, 3, 0, 0, 0, 2, 0], "ends inside the header");
        AssertRefused([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3], "empty");
        AssertRefused([0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255], "larger than any file");
        AssertRefused(Gzip([0, 0, 8, 3, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 255]), "but the file holds 0");
        AssertRefused(Gzip("not IDX"u8.ToArray()), "not an IDX file");
        AssertRefused(Gzip(Images)[..^9], "cut short");
        byte[] damaged = Gzip(Images);
        damaged[^6] ^= 1;
        AssertRefused(damaged, "damaged");
    }

    [Fact]
    public void WritesAndReadsBack()
    {
        var series = SeriesSet.FromArray(new short[] { 1, -2, 300, 4, 5, 6 }, 2, 3);
        foreach (string name in (string[])["a.idx", "a.idx.gz"])
        {
            SeriesWriter.Write(series, _folder.File(name));
            var back = SeriesReader.Read(_folder.File(name));
            Assert.Equal(ElementType.Int16, back.ElementType);
            Assert.Equal(series.ToArray(), back.ToArray());
        }

        Assert.Throws<ArgumentException>(() => SeriesWriter.Write(SeriesSet.FromArray(new ushort[] { 1 }, 1, 1), _folder.File("b.idx")));
        Assert.False(File.Exists(_folder.File("b.idx")));
    }

    [Fact]
    public void FashionIsRead()
    {
        string images = SharedData.Path("data", "fashion", "t10k1000-images-idx3-ubyte.gz");
        var series = SeriesReader.Read(images);
        Assert.Equal((1000, 784, ElementType.UInt8), (series.Count, series.Length, series.ElementType));
        int[] labels = IdxFile.ReadLabels(SharedData.Path("data", "fashion", "t10k1000-labels-idx1-ubyte.gz"));
        Assert.Equal(1000, labels.Length);

        // The first of fashion-MNIST's test images are an ankle boot, a pullover and two pairs of trousers.
        Assert.Equal([9, 2, 1, 1], labels.Take(4));
        using var source = ImageFormatRegistry.Open(images);
        var plane = new byte[784];
        source.ReadPlane(999, plane, TestContext.Current.CancellationToken);
        Assert.Equal(plane.Select(p => (double)p), series.GetRecord(999));
    }

    private static byte[] Gzip(byte[] data)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(data, 0, data.Length);
        return stream.ToArray();
    }

    private void AssertRefused(byte[] file, string reason)
    {
        string path = _folder.Write("bad [1].idx", file);
        foreach (var read in (Action[])[() => SeriesReader.Read(path), () => ImageFormatRegistry.Open(path).Dispose()])
        {
            var error = Assert.ThrowsAny<Exception>(read);
            Assert.True(error is ImageFormatException or InvalidDataException, error.ToString());
            Assert.Contains("bad [1].idx", error.Message);
        }

        Assert.Contains(reason, Assert.Throws<ImageFormatException>(() => ImageFormatRegistry.Open(path)).Message);
    }
}
