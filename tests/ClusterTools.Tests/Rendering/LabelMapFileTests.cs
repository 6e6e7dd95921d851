using ClusterTools.Formats;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using ClusterTools.Files;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Png;
using ClusterTools.Formats.Stacks;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering;
using ClusterTools.Series;
using ClusterTools.Tests.Formats;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering;

public sealed class LabelMapFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "ClusterTools-" + Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Two planes of 1 × 3; the second voxel of the first and the first of the second are left out.</summary>
    private static Labelled Sample => MapData.OnGrid(new GridShape(2, 1, 3), [1, -1, 0, -1, 0, 2], [[1, 2], [2, 1], [5, 5]]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void PngIsThePicture()
    {
        var options = new LabelMapOptions { Scale = 2, MaskBy = LabelMask.Similarity };
        string path = At("map.png");
        LabelMapFile.Write(Sample, path, options);
        using var expected = new MemoryStream();
        PngEncoder.Write(expected, LabelMapRenderer.Render(Sample, options));
        Assert.Equal(expected.ToArray(), File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("map.webp")]
    [InlineData("map.gif")]
    public void OtherPicturesThanPngHaveTheSamePixels(string name)
    {
        var options = new LabelMapOptions { Scale = 3 };
        LabelMapFile.Write(Sample, At(name), options);
        LabelMapFile.Write(Sample, At("map.png"), options);
        Assert.Equal(DecodedFile.Read(At("map.png")).Bytes, DecodedFile.Read(At(name)).Bytes);
    }

    [Fact]
    public void JpegIsCloseAndTakesAQuality()
    {
        var options = new LabelMapOptions { Scale = 16 };
        LabelMapFile.Write(Sample, At("map.png"), options);
        LabelMapFile.Write(Sample, At("map.jpg"), options);
        LabelMapFile.Write(Sample, At("small.jpeg"), options, write: new ImageWriteOptions { Quality = 10 });
        Assert.True(new FileInfo(At("small.jpeg")).Length < new FileInfo(At("map.jpg")).Length);
        double error = DecodedFile.Read(At("map.png")).Bytes.Zip(DecodedFile.Read(At("map.jpg")).Bytes, (a, b) => (double)(a - b) * (a - b)).Average();
        Assert.InRange(error, 0, 20);
    }

    [Fact]
    public void WhatAPictureFormatCannotHoldIsRefusedWithARemedy()
    {
        // As many clusters as records, in shades that go by hue and similarity.
        var grid = new GridShape(1, 20, 20);
        var many = MapData.OnGrid(grid, [.. Enumerable.Range(0, 400)], [.. Enumerable.Range(0, 400).Select(i => new[] { (double)(i % 37), i / 11 })]);
        var gif = Assert.Throws<NotSupportedException>(() => LabelMapFile.Write(many, At("map.gif")));
        Assert.Contains("GIF holds 256 colours", gif.Message);
        Assert.Contains("Write .png or .webp", gif.Message);
        var cut = new LabelMapOptions { MaskBy = LabelMask.Label, Keep = [0] };
        Assert.Contains("JPEG has no opacity", Assert.Throws<NotSupportedException>(() => LabelMapFile.Write(Sample, At("cut.jpg"), cut)).Message);
        Assert.Contains("-Quality is for", Assert.Throws<ArgumentException>(() => LabelMapFile.Write(Sample, At("a.csv"), write: new ImageWriteOptions { Quality = 5 })).Message);
        Assert.Contains("-Quality is for", Assert.Throws<ArgumentException>(() => LabelMapFile.Write(Sample, At("a.gif"), write: new ImageWriteOptions { Quality = 5 })).Message);
        Assert.Contains("16382", Assert.Throws<NotSupportedException>(() => LabelMapFile.Write(Sample, At("wide.webp"), new LabelMapOptions { Plane = 0, Scale = 6000 })).Message);
        Assert.Empty(Directory.GetFiles(_folder));
        LabelMapFile.Write(Sample, At("cut.gif"), cut);
        Assert.Equal(4, DecodedFile.Read(At("cut.gif")).Channels);
    }

    [Fact]
    public void NpyHasLabelsAndMinusOne()
    {
        LabelMapFile.Write(Sample, At("map.npy"));
        var all = NpyFile.Read(At("map.npy"));
        Assert.Equal([2, 1, 3], all.Shape);
        Assert.Equal(ElementType.Int32, all.ElementType);
        Assert.Equal([1, -1, 0, -1, 0, 2], Integers(all.Data));
        LabelMapFile.Write(Sample, At("plane.npy"), new LabelMapOptions { Plane = 1, Scale = 3 });
        var plane = NpyFile.Read(At("plane.npy"));
        Assert.Equal([1, 3], plane.Shape);
        Assert.Equal([-1, 0, 2], Integers(plane.Data));
    }

    [Theory]
    [InlineData(255, ElementType.UInt8)]
    [InlineData(256, ElementType.UInt16)]
    public void TiffHasLabelsFromOneInAPageAPlane(int clusters, ElementType type)
    {
        double[][] centroids = [.. Enumerable.Range(0, clusters).Select(i => new double[] { i })];
        var data = MapData.OnGrid(new GridShape(2, 1, 3), [1, -1, 0, -1, 0, clusters - 1], centroids);
        LabelMapFile.Write(data, At("map.tif"), new LabelMapOptions { Scale = 2 });
        var all = ImageStackReader.Read([At("map.tif")]).Stack!;
        Assert.Equal([1, 2, 1, 3], all.Shape);
        Assert.Equal(type, all.PixelType);
        Assert.Equal(new double[,] { { 2, 0, 1 } }, all.GetPlane(0, 0));
        Assert.Equal(new double[,] { { 0, 1, clusters } }, all.GetPlane(0, 1));
        LabelMapFile.Write(data, At("plane.TIFF"), new LabelMapOptions { Plane = 1 });
        var plane = ImageStackReader.Read([At("plane.TIFF")]).Stack!;
        Assert.Equal([1, 1, 1, 3], plane.Shape);
        Assert.Equal(new double[,] { { 0, 1, clusters } }, plane.GetPlane(0));
    }

    [Fact]
    public void MoreClustersThanSixteenBitsHoldAreRefusedInTiff()
    {
        double[][] centroids = [.. Enumerable.Range(0, 65536).Select(i => new double[] { i })];
        var data = MapData.OnGrid(new GridShape(1, 1, 1), [65535], centroids);
        Assert.Contains(".npy", Assert.Throws<ArgumentException>(() => LabelMapFile.Write(data, At("map.tif"))).Message);
        LabelMapFile.Write(data, At("map.npy"));
        Assert.Equal([65535], Integers(NpyFile.Read(At("map.npy")).Data));
    }

    [Fact]
    public void CsvHasARowForEachRecord()
    {
        LabelMapFile.Write(Sample, At("map.csv"));
        Assert.Equal("plane,row,column,label\n0,0,0,1\n0,0,2,0\n1,0,1,0\n1,0,2,2\n", File.ReadAllText(At("map.csv")));
        LabelMapFile.Write(Sample, At("plane.csv"), new LabelMapOptions { Plane = 0 });
        Assert.Equal("plane,row,column,label\n0,0,0,1\n0,0,2,0\n", File.ReadAllText(At("plane.csv")));
    }

    [Fact]
    public void PlaceInCsvIsPlaneRowColumn()
    {
        int[] labels = [.. Enumerable.Repeat(-1, 24)];
        labels[23 - 2] = 0;
        LabelMapFile.Write(MapData.OnGrid(new GridShape(2, 3, 4), labels, [[1]]), At("map.csv"));
        Assert.Equal("plane,row,column,label\n1,2,1,0\n", File.ReadAllText(At("map.csv")));
    }

    [Fact]
    public void CsvHasWhatTheMaskGoesByAsMeasured()
    {
        // Correlations of −1 and 1, and a constant record.
        var data = new Labelled(SeriesSet.FromArray([1.0, 3, 1, 3, 7, 5, 7, 5, 4, 4, 4, 4], 3, 4, new GridShape(1, 1, 3)), [0, 0, 0], [[3, 1, 3, 1]]);
        LabelMapFile.Write(data, At("map.csv"), new LabelMapOptions { MaskBy = LabelMask.Similarity });
        Assert.Equal("plane,row,column,label,similarity\n0,0,0,0,-1\n0,0,1,0,1\n0,0,2,0,0\n", File.ReadAllText(At("map.csv")));
        LabelMapFile.Write(new Weighted(data, [0.1, 1.0 / 3, 1]), At("map.csv"), new LabelMapOptions { MaskBy = LabelMask.Probability }, overwrite: true);
        Assert.Equal("plane,row,column,label,probability\n0,0,0,0,0.1\n0,0,1,0,0.3333333333333333\n0,0,2,0,1\n", File.ReadAllText(At("map.csv")));
    }

    [Fact]
    public void RecordsOnNoGridGoToCsvByNumber()
    {
        var table = new Labelled(SeriesSet.FromArray([1.0, 2, 3], 3, 1), [1, 0, 1], [[1], [2]]);
        LabelMapFile.Write(table, At("labels.csv"));
        Assert.Equal("record,label\n0,1\n1,0\n2,1\n", File.ReadAllText(At("labels.csv")));
        Assert.Contains(".csv", Assert.Throws<ArgumentException>(() => LabelMapFile.Write(table, At("labels.npy"))).Message);
        Assert.Throws<ArgumentException>(() => LabelMapFile.Write(table, At("plane.csv"), new LabelMapOptions { Plane = 0 }));
        Assert.Equal([At("labels.csv")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void CsvMayBeCompressed()
    {
        LabelMapFile.Write(Sample, At("map.CSV.gz"));
        using var reader = new StreamReader(new GZipStream(File.OpenRead(At("map.CSV.gz")), CompressionMode.Decompress), Encoding.UTF8);
        Assert.Equal("plane,row,column,label\n0,0,0,1\n0,0,2,0\n1,0,1,0\n1,0,2,2\n", reader.ReadToEnd());
    }

    [Fact]
    public void NothingIsOverwrittenOrBegunInVain()
    {
        File.WriteAllText(At("map.csv"), "mine");
        Assert.Contains("-Force", Assert.Throws<FileExistsException>(() => LabelMapFile.Write(Sample, At("map.csv"))).Message);
        Assert.Equal("mine", File.ReadAllText(At("map.csv")));
        Assert.Throws<ArgumentException>(() => LabelMapFile.RequireWritable(At("map.gz"), overwrite: true));
        Assert.Contains(".npy, .csv, .csv.gz", Assert.Throws<ArgumentException>(() => LabelMapFile.Write(Sample, At("map.bmp"))).Message);
        Assert.Throws<ArgumentException>(() => LabelMapFile.Write(Sample, At("map.png"), new LabelMapOptions { Plane = 7 }));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            LabelMapFile.Write(Sample, At("map.npy"), execution: new ExecutionOptions { CancellationToken = cancelled.Token }));
        Assert.Equal([At("map.csv")], Directory.GetFiles(_folder));
    }

    private static int[] Integers(byte[] data) => MemoryMarshal.Cast<byte, int>(data).ToArray();

    private string At(string name) => Path.Combine(_folder, name);
}
