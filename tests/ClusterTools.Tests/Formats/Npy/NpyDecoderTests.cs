using ClusterTools.Formats;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Npy;

public sealed class NpyDecoderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("(2, 6)", 1, 1, 2, 6, 1)]
    [InlineData("(3, 2, 2)", 3, 1, 2, 2, 1)]
    [InlineData("(3, 2, 2, 1)", 3, 2, 2, 1, 1)]
    [InlineData("(1, 3, 2, 1, 2)", 1, 3, 2, 1, 2)]
    public void AxesAreFramesPlanesRowsColumnsChannels(string shape, int frames, int planes, int rows, int columns, int channels)
    {
        byte[] data = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        using var source = ImageFormatRegistry.Open(_folder.Write("a.npy", NpyBytes.Create("|u1", shape, data)));
        Assert.Equal((frames, planes, rows, columns, channels), (source.FrameCount, source.PlaneCount, source.Height, source.Width, source.ChannelCount));
        Assert.Equal(channels == 1 ? ChannelLayout.Gray : ChannelLayout.GrayAlpha, source.ChannelLayout);
        Assert.Equal(ElementType.UInt8, source.PixelType);
        Assert.Equal(data, Planes(source));
    }

    [Fact]
    public void FiveAxesWithoutColoursAreTimeDepthChannelsRowsColumns()
    {
        byte[] data = [.. Enumerable.Range(0, 20).Select(i => (byte)i)];
        using var source = ImageFormatRegistry.Open(_folder.Write("tzcyx.npy", NpyBytes.Create("|u1", "(1, 2, 2, 1, 5)", data)));
        Assert.Equal((1, 2, 1, 5, 2), (source.FrameCount, source.PlaneCount, source.Height, source.Width, source.ChannelCount));
        Assert.Equal(ChannelLayout.Separate, source.ChannelLayout);
        Assert.Equal([0, 5, 1, 6, 2, 7, 3, 8, 4, 9, 10, 15, 11, 16, 12, 17, 13, 18, 14, 19], Planes(source));
    }

    [Fact]
    public void PlanesOfFortranOrderAndHalfFloatsAreRead()
    {
        // [frame, row, column] = (2, 2, 2), frames fastest.
        using var fortran = new NpyDecoder().Open(
            _folder.Write("f.npy", NpyBytes.Create("|u1", "(2, 2, 2)", [0, 100, 10, 110, 1, 101, 11, 111], fortranOrder: true)), new ImageReadOptions());
        Assert.Equal([0, 1, 10, 11, 100, 101, 110, 111], Planes(fortran));
        using var half = new NpyDecoder().Open(_folder.Write("h.npy", NpyBytes.Create("<f2", "(2, 1, 1)", [0, 0x3C, 0, 0x40])), new ImageReadOptions());
        Assert.Equal([.. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f)], Planes(half));
    }

    [Theory]
    [InlineData("()", "Import-Series")]
    [InlineData("(4,)", "Import-Series")]
    [InlineData("(1, 1, 1, 1, 1, 4)", "too many axes")]
    public void WhatIsNoImageSaysSo(string shape, string reason)
    {
        string path = _folder.Write("a.npy", NpyBytes.Create("|u1", shape, new byte[4]));
        Assert.Contains(reason, Assert.Throws<ImageFormatException>(() => ImageFormatRegistry.Open(path)).Message);
    }

    [Fact]
    public void LimitsHold()
    {
        string path = _folder.Write("a.npy", NpyBytes.Create("|u1", "(4, 2, 2)", new byte[16]));
        Assert.Contains("limit of 15", Assert.Throws<ImageFormatException>(() => new NpyDecoder().Open(path, new ImageReadOptions { MaximumPixelCount = 15 })).Message);
        Assert.Contains("limit of 3", Assert.Throws<ImageFormatException>(() => new NpyDecoder().Open(path, new ImageReadOptions { MaximumPageCount = 3 })).Message);
    }

    [Fact]
    public void TrailingBytesAreAWarning()
    {
        using var source = new NpyDecoder().Open(_folder.Write("a.npy", NpyBytes.Create("|u1", "(2, 2)", new byte[9])), new ImageReadOptions());
        Assert.Equal("TrailingBytes", Assert.Single(source.Warnings).Id);
    }

    internal static byte[] Planes(ImageSource source)
    {
        var all = new List<byte>();
        var plane = new byte[source.PlaneBytes];
        for (int i = 0; i < source.FrameCount * source.PlaneCount; i++)
        {
            source.ReadPlane(i, plane, TestContext.Current.CancellationToken);
            all.AddRange(plane);
        }

        return [.. all];
    }
}
