using ClusterTools.Formats;
using ClusterTools.Formats.Rois;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Formats.Rois;

public sealed class RoiFileTests
{
    [Fact]
    public void ReadsAnArchiveInItsOrder()
    {
        using var folder = new TestFolder();
        string path = folder.Write("rois.zip", ImageJReference.Archive);
        var outlines = RoiFile.Read(path);
        Assert.Equal(ImageJReference.Rows.Select(r => r.Name).Distinct(), outlines.Select(o => o.Name));
        Assert.Equal([RoiShape.Rectangle, RoiShape.Oval, RoiShape.Oval, RoiShape.Polygon, RoiShape.Polygon, RoiShape.Polygon, RoiShape.Oval, RoiShape.Polygon, RoiShape.Rectangle], outlines.Select(o => o.Shape));
        Assert.Equal((2, 3, 8, 8), (outlines[0].Left, outlines[0].Top, outlines[0].Right, outlines[0].Bottom));
        Assert.Equal([3, 17, 15, 5], outlines[7].X);
    }

    [Fact]
    public void ReadsOneRegionWithItsPositionAndName()
    {
        using var folder = new TestFolder();
        byte[] data = Region(type: 1, name: "Zelle ä");
        var outline = Assert.Single(RoiFile.Read(folder.Write("a.roi", data)));
        Assert.Equal("Zelle ä", outline.Name);
        Assert.Equal(2, outline.Plane);
        Assert.Equal("b", Assert.Single(RoiFile.Read(folder.Write("b.roi", Region(type: 2, name: "")))).Name);
    }

    [Fact]
    public void ReadsCornersBetweenPixels()
    {
        byte[] data = Region(0, "");
        byte[] corners = [.. data.AsSpan(0, 76).ToArray(), .. new float[] { 3.25f, 10.5f, 4, 2, 2.75f, 6.5f }.SelectMany(v => BitConverter.GetBytes(v).Reverse())];
        corners[51] = 128;
        corners[63] = 0;
        using var folder = new TestFolder();
        var outline = Assert.Single(RoiFile.Read(folder.Write("a.roi", corners)));
        Assert.Equal([3.25, 10.5, 4], outline.X);
        Assert.Equal([2, 2.75, 6.5], outline.Y);
        Assert.Equal((3.25, 2, 10.5, 6.5), (outline.Left, outline.Top, outline.Right, outline.Bottom));
    }

    [Theory]
    [InlineData(3, "line")]
    [InlineData(4, "freehand line")]
    [InlineData(5, "polyline")]
    [InlineData(10, "point")]
    [InlineData(77, "type 77")]
    public void RefusesWhatEnclosesNoArea(byte type, string kind)
    {
        using var folder = new TestFolder();
        string path = folder.Write("a.roi", Region(type, "r"));
        var error = Assert.Throws<ImageFormatException>(() => RoiFile.Read(path));
        Assert.Contains(path, error.Message);
        Assert.Contains(kind, error.Message);
    }

    [Fact]
    public void RefusesCompositesRoundedRectanglesAndEmptyOnes()
    {
        using var folder = new TestFolder();
        byte[] composite = Region(1, "r"), rounded = Region(1, "r"), empty = Region(1, "r"), corners = Region(0, "r");
        composite[39] = 9;
        rounded[55] = 9;
        empty[15] = 0;
        corners[17] = 2;
        Assert.Contains("composite", Assert.Throws<ImageFormatException>(() => RoiFile.Read(folder.Write("a.roi", composite))).Message);
        Assert.Contains("rounded", Assert.Throws<ImageFormatException>(() => RoiFile.Read(folder.Write("b.roi", rounded))).Message);
        Assert.Contains("no area", Assert.Throws<ImageFormatException>(() => RoiFile.Read(folder.Write("c.roi", empty))).Message);
        Assert.Contains("2 corners", Assert.Throws<ImageFormatException>(() => RoiFile.Read(folder.Write("d.roi", corners))).Message);
    }

    [Fact]
    public void DamagedFilesAreOneErrorOrARegion()
    {
        using var folder = new TestFolder();
        var random = new RandomSource(4);
        byte[][] sources = [ImageJReference.Archive, Region(1, "r"), Region(0, "polygon")];
        for (int i = 0; i < 600; i++)
        {
            byte[] data = [.. sources[i % sources.Length]];
            for (int flips = 1 + (int)(random.NextDouble() * 4); flips > 0; flips--)
                data[(int)(random.NextDouble() * data.Length)] = (byte)(random.NextDouble() * 256);
            if (i % 4 == 0)
                data = data.AsSpan(0, (int)(random.NextDouble() * data.Length)).ToArray();
            string path = folder.Write("damaged.roi", data);
            try
            {
                Assert.NotEmpty(RoiFile.Read(path));
            }
            catch (Exception e) when (e is ImageFormatException or InvalidDataException or EndOfStreamException)
            {
                Assert.NotEqual("", e.Message);
            }
        }
    }

    [Fact]
    public void RefusesOtherFiles()
    {
        using var folder = new TestFolder();
        Assert.Contains("Iout", Assert.Throws<ImageFormatException>(() => RoiFile.Read(folder.Write("a.roi", new byte[100]))).Message);
        Assert.Contains("Iout", Assert.Throws<ImageFormatException>(() => RoiFile.Read(folder.Write("b.roi", []))).Message);
        Assert.Throws<ImageFormatException>(() => RoiFile.Read(folder.Write("c.roi", new byte[2 << 20])));
    }

    /// <summary>A region of 7 by 5 pixels from (3, 2) on plane 2 with three corners, as ImageJ lays out the file.</summary>
    private static byte[] Region(byte type, string name)
    {
        byte[] text = System.Text.Encoding.BigEndianUnicode.GetBytes(name);
        var data = new byte[64 + 12 + 64 + text.Length];
        "Iout"u8.CopyTo(data);
        (data[5], data[6]) = (228, type);
        (data[9], data[11], data[13], data[15], data[17]) = (2, 3, 7, 10, 3);
        data[63] = 76;
        byte[] corners = [0, 0, 0, 7, 0, 3, 0, 0, 0, 0, 0, 5];
        corners.CopyTo(data, 64);
        data[76 + 11] = 3;
        (data[76 + 19], data[76 + 23]) = (140, (byte)name.Length);
        text.CopyTo(data, 140);
        return data;
    }
}
