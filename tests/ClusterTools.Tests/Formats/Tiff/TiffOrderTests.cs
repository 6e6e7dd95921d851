using ClusterTools.Images;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>Frames, planes and channels.</summary>
public sealed class TiffOrderTests : TiffTestFile
{
    [Fact]
    public void WithoutMetadataPagesArePlanesOfOneFrame()
    {
        using var source = Open(Pages(3));
        Assert.Equal((1, 3, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        Assert.Equal(new byte[] { 2 }, ReadPlane(source, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadPlane(source, 3));
    }

    [Fact]
    public void ImageJRunsThroughChannelsThenSlicesThenFrames()
    {
        using var source = Open(Pages(12, "ImageJ=1.53t\nimages=12\nchannels=2\nslices=3\nframes=2\nhyperstack=true\nmin=0.0\n"));
        Assert.Equal((2, 3, 1, 1, 2, ChannelLayout.Separate), Shape(source));
        for (int plane = 0; plane < 6; plane++)
            Assert.Equal(new byte[] { (byte)(2 * plane), (byte)((2 * plane) + 1) }, ReadPlane(source, plane));
    }

    [Theory]
    [InlineData("ImageJ=1.53t\nimages=4\nframes=4\n", 4, 1)]
    [InlineData("ImageJ=1.53t\nimages=4\nslices=4\n", 1, 4)]
    [InlineData("ImageJ=1.53t\nimages=4\n", 1, 4)]
    public void PlainStacksOfImageJ(string description, int frames, int planes)
    {
        using var source = Open(Pages(4, description));
        Assert.Equal((frames, planes, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        Assert.Empty(source.Warnings);
    }

    [Theory]
    [InlineData("ImageJ=1.53t\nimages=24\nslices=24\n")]
    [InlineData("ImageJ=1.53t\nimages=4\nslices=3\nframes=2\n")]
    [InlineData("ImageJ=1.53t\nimages=4\nslices=65536\nframes=65536\nchannels=65536\n")]
    public void WhatContradictsTheFileIsSaidAndNotUsed(string description)
    {
        using var source = Open(Pages(4, description));
        Assert.Equal((1, 4, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        Assert.Equal("MetadataContradictFile", Assert.Single(source.Warnings).Id);
    }

    [Fact]
    public void OneDirectoryAndTheOtherPlanesBehindIt()
    {
        using (var source = Open(OneDirectory(tail: 10)))
        {
            Assert.Equal((3, 2, 1, 2, 1, ChannelLayout.Gray), Shape(source));
            for (int plane = 1; plane < 6; plane++)
                Assert.Equal(OneDirectoryData.AsSpan(2 * plane, 2).ToArray(), ReadPlane(source, plane));
        }

        using (var source = Open(OneDirectory(tail: 1)))
            Assert.Equal("MetadataContradictFile", Assert.Single(source.Warnings).Id);
        Assert.Contains("the description (images) names 6 images, but the file ends after 5.", Refusal(OneDirectory(tail: 9)));
    }

    [Theory]
    [InlineData("XYZCT", 1, 3, 6)]
    [InlineData("XYZTC", 1, 6, 3)]
    [InlineData("XYCTZ", 4, 1, 2)]
    [InlineData("XYCZT", 2, 1, 6)]
    [InlineData("XYTCZ", 4, 2, 1)]
    [InlineData("XYTZC", 2, 6, 1)]
    public void OmeOrders(string order, int z, int c, int t)
    {
        // Sizes Z 3, C 2, T 2; the figures are the pages from one step of an axis to the next.
        using var source = Open(Pages(12, Ome(order, 3, 2, 2, "<TiffData/>")));
        Assert.Equal((2, 3, 1, 1, 2, ChannelLayout.Separate), Shape(source));
        Assert.Empty(source.Warnings);
        for (int plane = 0; plane < 6; plane++)
        {
            int first = (plane / 3 * t) + (plane % 3 * z);
            Assert.Equal(new byte[] { (byte)first, (byte)(first + c) }, ReadPlane(source, plane));
        }
    }

    [Fact]
    public void OmeMayNameThePageOfEachPlane()
    {
        string data = """<TiffData IFD="2" FirstZ="0" PlaneCount="1"/><TiffData IFD="0" FirstZ="1"/><TiffData IFD="1" FirstZ="2"><UUID FileName="x.tif">urn:uuid:own</UUID></TiffData>""";
        using var source = Open(Pages(3, Ome("XYZCT", 3, 1, 1, data)));
        Assert.Equal((1, 3, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        Assert.Equal(new byte[] { 2 }, ReadPlane(source, 0));
        Assert.Equal(new byte[] { 0 }, ReadPlane(source, 1));
        Assert.Equal(new byte[] { 1 }, ReadPlane(source, 2));
    }

    [Fact]
    public void OfOmeOverSeveralFilesThePlanesOfThisOne()
    {
        string data = """<TiffData IFD="0" FirstT="0" PlaneCount="2"><UUID FileName="b.tif">urn:uuid:other</UUID></TiffData><TiffData IFD="0" FirstT="1" PlaneCount="2"><UUID FileName="a.tif">urn:uuid:own</UUID></TiffData>""";
        using var source = Open(Pages(2, Ome("XYZCT", 2, 1, 2, data)));
        Assert.Equal((1, 2, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        var warning = Assert.Single(source.Warnings);
        Assert.Equal("PartOfSeries", warning.Id);
        Assert.Contains("2 of the 4 planes", warning.Message);
    }

    [Theory]
    [InlineData("XYZCT", "<TiffData IFD=\"0\" PlaneCount=\"5\"/>", "MetadataContradictFile")]
    [InlineData("XYZCT", "<TiffData IFD=\"0\"/><TiffData IFD=\"1\"/>", "MetadataContradictFile")]
    [InlineData("XYZCT", "<TiffData IFD=\"0\" FirstZ=\"x\"/>", "MetadataUnreadable")]
    [InlineData("XYZCT", "<TiffData FirstZ=\"4\"/>", "MetadataUnreadable")]
    [InlineData("XYZ", "<TiffData/>", "MetadataUnreadable")]
    [InlineData("XYZCT", "<TiffData>", "MetadataUnreadable")]
    public void OmeThatContradictsTheFile(string order, string data, string warning)
    {
        using var source = Open(Pages(4, Ome(order, 4, 1, 1, data)));
        Assert.Equal((1, 4, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        Assert.Equal(warning, Assert.Single(source.Warnings).Id);
    }

    [Fact]
    public void ChannelsOfOmeMayShareAPage()
    {
        var tiff = new TiffBuilder();
        for (int i = 0; i < 2; i++)
        {
            var page = tiff.AddPage(1, 1, 8, [(byte)i, 10, 20]).Set(258, 3, 8, 8, 8).Set(262, 3, 2).Set(277, 3, 3);
            if (i == 0)
                page.Describe(Ome("XYCZT", 1, 3, 2, "<Channel SamplesPerPixel=\"3\"/><TiffData/>"));
        }

        using var source = Open(tiff.Build());
        Assert.Equal((2, 1, 1, 1, 3, ChannelLayout.Rgb), Shape(source));
        Assert.Equal(new byte[] { 1, 10, 20 }, ReadPlane(source, 1));
    }

    [Fact]
    public void TheFirstImageOfOmeIsRead()
    {
        string more = """</Pixels></Image><Image ID="Image:1"><Pixels DimensionOrder="XYZCT" SizeX="1" SizeY="1" SizeZ="1" SizeC="1" SizeT="1"><TiffData IFD="2"/>""";
        var tiff = new TiffBuilder();
        tiff.AddPage(1, 1, 8, [1]).Describe(Ome("XYZCT", 2, 1, 1, "<TiffData IFD=\"0\" PlaneCount=\"2\"/>" + more));
        tiff.AddPage(1, 1, 8, [2]);
        tiff.AddPage(5, 1, 8, [1, 2, 3, 4, 5]);
        using var source = Open(tiff.Build());
        Assert.Equal((1, 2, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        Assert.Equal("PagesLeftOut", Assert.Single(source.Warnings).Id);
    }

    [Theory]
    [InlineData("{\"shape\": [6, 1, 1]}", 1, 6)]
    [InlineData("{\"shape\": [3, 2, 1, 1]}", 3, 2)]
    [InlineData("{\"shape\": [6, 2, 2]}", 1, 6)]
    public void ShapesOfTifffile(string description, int frames, int planes)
    {
        using var source = Open(Pages(6, description));
        Assert.Equal((frames, planes, 1, 1, 1, ChannelLayout.Gray), Shape(source));
        Assert.Empty(source.Warnings);
    }

    [Fact]
    public void ShapesOfTifffileWithOneDirectory()
    {
        var tiff = new TiffBuilder { Tail = [3, 4] };
        tiff.AddPage(1, 1, 8).Describe("{\"shape\": [3, 1, 1], \"truncated\": true}").Set(273, 4, 300).Set(279, 4, 1);
        byte[] file = tiff.Build();
        Array.Resize(ref file, 303);
        file[300] = 2;
        file[301] = 3;
        file[302] = 4;
        Assert.Equal(new byte[] { 2, 3, 4 }, Read<byte>(file));
    }

    [Fact]
    public void StacksOfMetaMorphHaveOneDirectory()
    {
        // The field of planes has a value for each of them.
        var tiff = new TiffBuilder { Tail = [11, 12, 21, 22, 31, 32] };
        tiff.AddPage(2, 1, 8).Set(33629, 5, 0, 0, 0).Set(273, 4, 0).Set(279, 4, 2);
        int length = tiff.Build().Length - 6;
        tiff = new TiffBuilder { Tail = [11, 12, 21, 22, 31, 32] };
        tiff.AddPage(2, 1, 8).Set(33629, 5, 0, 0, 0).Set(273, 4, length).Set(279, 4, 2);
        Assert.Equal(new byte[] { 11, 12, 21, 22, 31, 32 }, Read<byte>(tiff.Build()));
    }

    [Theory]
    [InlineData(254, 1)]
    [InlineData(255, 2)]
    public void SmallerCopiesArePassedOver(int tag, int value)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 1, 8, [1, 2]);
        tiff.AddPage(1, 1, 8, [9]).Set((ushort)tag, 4, value).Compress(7);
        tiff.AddPage(2, 1, 8, [3, 4]);
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, Read<byte>(tiff.Build()));
        // A file of nothing else is better shown than refused.
        tiff = new TiffBuilder();
        tiff.AddPage(2, 1, 8, [1, 2]).Set((ushort)tag, 4, value);
        Assert.Equal(new byte[] { 1, 2 }, Read<byte>(tiff.Build()));
    }

    private static readonly byte[] OneDirectoryData = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31];

    private static byte[] OneDirectory(int tail)
    {
        var tiff = new TiffBuilder();
        tiff.AddPage(2, 1, 8).Describe("ImageJ=1.53t\nimages=6\nslices=2\nframes=3\n").Set(273, 4, 0).Set(279, 4, 2);
        int length = tiff.Build().Length;
        tiff = new TiffBuilder { Tail = OneDirectoryData[..(2 + tail)] };
        tiff.AddPage(2, 1, 8).Describe("ImageJ=1.53t\nimages=6\nslices=2\nframes=3\n").Set(273, 4, length).Set(279, 4, 2);
        return tiff.Build();
    }

    private static byte[] Pages(int count, string? description = null)
    {
        var tiff = new TiffBuilder();
        for (int i = 0; i < count; i++)
        {
            var page = tiff.AddPage(1, 1, 8, [(byte)i]);
            if (i == 0 && description is not null)
                page.Describe(description);
        }

        return tiff.Build();
    }

    private static string Ome(string order, int z, int c, int t, string data) =>
        $"""<?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06" UUID="urn:uuid:own"><Image ID="Image:0"><Pixels DimensionOrder="{order}" SizeX="1" SizeY="1" SizeZ="{z}" SizeC="{c}" SizeT="{t}" Type="uint8">{data}</Pixels></Image></OME>""";
}
