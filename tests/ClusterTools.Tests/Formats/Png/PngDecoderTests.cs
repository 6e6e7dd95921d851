using System.Runtime.InteropServices;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Png;

public sealed class PngDecoderTests
{
    private static readonly byte[] Colors = [10, 20, 30, 40, 50, 60, 70, 80, 90];

    public static TheoryData<int, int> Kinds => new()
    {
        { 0, 1 }, { 0, 2 }, { 0, 4 }, { 0, 8 }, { 0, 16 }, { 2, 8 }, { 2, 16 }, { 3, 2 }, { 3, 4 }, { 3, 8 }, { 4, 8 }, { 4, 16 }, { 6, 8 }, { 6, 16 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ReadsEveryKindAtEverySmallSizeAndFilter(int color, int depth)
    {
        foreach (bool interlaced in new[] { false, true })
        {
            for (int size = 0; size < 90; size++)
            {
                var file = new PngBuilder
                {
                    Width = 1 + (size % 9),
                    Height = 1 + (size / 9),
                    Color = color,
                    Depth = depth,
                    Interlaced = interlaced,
                    Palette = color == 3 ? Colors : null,
                    Filter = row => (row + size) % 5,
                };
                var decoded = DecodedFile.Read(file.Build());
                Assert.Equal((file.Width, file.Height), (decoded.Width, decoded.Height));
                Assert.Equal(depth == 16 ? ElementType.UInt16 : ElementType.UInt8, decoded.Type);
                Assert.Equal(Expected(file), Values(decoded));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ReadsRowsLongerThanABatchAndVectors(int color, int depth)
    {
        var file = new PngBuilder { Width = 4001, Height = 11, Color = color, Depth = depth, Palette = color == 3 ? Colors : null };
        Assert.Equal(Expected(file), Values(DecodedFile.Read(file.Build())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void ReadsDataSplitAnywhere(int chunkLength)
    {
        var file = new PngBuilder { Width = 9, Height = 7, Color = 2, Depth = 8, ChunkLength = chunkLength };
        var chunks = file.Chunks();
        chunks.Insert(1, ("IDAT", []));
        chunks.Insert(chunks.Count - 1, ("IDAT", []));
        Assert.Equal(Expected(file), Values(DecodedFile.Read(PngBuilder.Join(chunks))));
    }

    [Fact]
    public void ScalesFewBitsToEight()
    {
        foreach (var (depth, scale) in new[] { (1, 255), (2, 85), (4, 17) })
        {
            var file = new PngBuilder { Width = 13, Height = 5, Color = 0, Depth = depth };
            Assert.Equal(file.Samples().Select(s => s * scale), Values(DecodedFile.Read(file.Build())));
        }
    }

    [Fact]
    public void TransparentPaletteGivesRgba()
    {
        var file = new PngBuilder { Width = 8, Height = 4, Color = 3, Depth = 2, Palette = Colors, Transparency = [0, 128] };
        var decoded = DecodedFile.Read(file.Build());
        Assert.Equal((4, ChannelLayout.Rgba), (decoded.Channels, decoded.Layout));
        int[] opacity = [0, 128, 255];
        Assert.Equal(file.Samples().SelectMany(s => new int[] { Colors[3 * s], Colors[(3 * s) + 1], Colors[(3 * s) + 2], opacity[s] }), Values(decoded));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void ATransparentGrayGivesAChannelOfOpacity(int depth)
    {
        var probe = new PngBuilder { Width = 6, Height = 5, Color = 0, Depth = depth };
        int key = probe.Samples()[7];
        var file = new PngBuilder { Width = 6, Height = 5, Color = 0, Depth = depth, Transparency = [(byte)((key >> 8) | (depth < 16 ? 0x30 : 0)), (byte)key] };
        var decoded = DecodedFile.Read(file.Build());
        int most = depth == 16 ? 65535 : 255;
        int scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
        Assert.Equal((2, ChannelLayout.GrayAlpha), (decoded.Channels, decoded.Layout));
        Assert.Equal(file.Samples().SelectMany(s => new[] { s * scale, s == key ? 0 : most }), Values(decoded));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void ATransparentColorGivesRgba(int depth)
    {
        var probe = new PngBuilder { Width = 6, Height = 5, Color = 2, Depth = depth };
        int[] key = probe.Samples().AsSpan(12, 3).ToArray();
        var file = new PngBuilder
        {
            Width = 6, Height = 5, Color = 2, Depth = depth, Transparency = [.. key.SelectMany(k => new[] { (byte)(k >> 8), (byte)k })],
        };
        var decoded = DecodedFile.Read(file.Build());
        int most = depth == 16 ? 65535 : 255;
        Assert.Equal((4, ChannelLayout.Rgba), (decoded.Channels, decoded.Layout));
        Assert.Equal(file.Samples().Chunk(3).SelectMany(p => p.SequenceEqual(key) ? [.. p, 0] : new[] { p[0], p[1], p[2], most }), Values(decoded));
    }

    [Fact]
    public void PassesByChunksThatItNeedNotKnow()
    {
        var file = new PngBuilder { Width = 3, Height = 3, Color = 0, Depth = 8 };
        var chunks = file.Chunks();
        chunks.Insert(1, ("zTXt", [1, 2, 3]));
        chunks.Insert(chunks.Count - 1, ("teXt", new byte[100]));
        Assert.Equal(Expected(file), Values(DecodedFile.Read(PngBuilder.Join(chunks))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public void PassesByWhatFillsUpTheData(int count)
    {
        var file = new PngBuilder { Width = 3, Height = 3, Color = 0, Depth = 8 };
        var chunks = file.Chunks();
        chunks[1] = ("IDAT", [.. chunks[1].Data, .. new byte[count]]);
        Assert.Equal(Expected(file), Values(DecodedFile.Read(PngBuilder.Join(chunks))));
    }

    [Fact]
    public void WarnsOfAnAnimation()
    {
        var file = new PngBuilder { Width = 3, Height = 3, Color = 0, Depth = 8 };
        var chunks = file.Chunks();
        chunks.Insert(1, ("acTL", new byte[8]));
        Assert.Equal("AnimationIgnored", Assert.Single(DecodedFile.Read(PngBuilder.Join(chunks)).Warnings).Id);
    }

    private static int[] Expected(PngBuilder file) => file.Color == 3
        ? [.. file.Samples().SelectMany(s => Colors.AsSpan(3 * s, 3).ToArray()).Select(b => (int)b)]
        : file.Depth < 8 ? [.. file.Samples().Select(s => s * 255 / ((1 << file.Depth) - 1))] : file.Samples();

    private static int[] Values(DecodedFile decoded) => decoded.Type == ElementType.UInt16
        ? Array.ConvertAll(MemoryMarshal.Cast<byte, ushort>(decoded.Bytes).ToArray(), v => (int)v)
        : Array.ConvertAll(decoded.Bytes, v => (int)v);
}
