using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;

namespace ClusterTools.Tests.Formats.Gif;

public sealed class GifDecoderTests
{
    private static readonly byte[] Colors = [0, 0, 0, 10, 11, 12, 20, 21, 22, 30, 31, 32];

    [Fact]
    public void ReadsALargePictureOfEveryWidthOfCode()
    {
        byte[] palette = new byte[768];
        for (int i = 0; i < palette.Length; i++)
            palette[i] = (byte)(i * 5);
        var random = new Random(2);
        foreach (int? clearEvery in new int?[] { null, 50, 3000 })
        {
            // Noise with runs: fills the table, and uses strings that are just being made.
            byte[] entries = new byte[200 * 150];
            for (int i = 0; i < entries.Length; i++)
                entries[i] = random.Next(3) == 0 || i == 0 ? (byte)random.Next(256) : entries[i - 1];
            var decoded = DecodedFile.Read(new GifBuilder(200, 150, palette).Frame(0, 0, 200, 150, entries, clearEvery: clearEvery).Build());
            Assert.Equal((1, 200, 150, ChannelLayout.Rgb), (decoded.Frames, decoded.Width, decoded.Height, decoded.Layout));
            Assert.Equal(entries.SelectMany(e => palette.AsSpan(3 * e, 3).ToArray()), decoded.Bytes);
        }
    }

    [Fact]
    public void ReadsInterlacedRows()
    {
        int[] order = [0, 8, 4, 2, 6, 10, 1, 3, 5, 7, 9];
        byte[] entries = [.. order.SelectMany(row => new[] { (byte)(row % 4), (byte)(row / 4) })];
        var decoded = DecodedFile.Read(new GifBuilder(2, 11, Colors).Frame(0, 0, 2, 11, entries, interlaced: true).Build());
        Assert.Equal(Enumerable.Range(0, 11).SelectMany(row => new[] { (byte)(row % 4 * 10), (byte)(row / 4 * 10) }), decoded.Bytes.Where((_, i) => i % 3 == 0).Select(b => (byte)(b / 10 * 10)));
    }

    [Fact]
    public void PutsFramesOnTopOfEachOther()
    {
        byte[] file = new GifBuilder(3, 1, Colors)
            .Frame(0, 0, 3, 1, [1, 2, 3])
            .Frame(1, 0, 2, 1, [3, 0], transparent: 0, disposal: 3)
            .Frame(0, 0, 1, 1, [2], disposal: 2)
            .Frame(2, 0, 1, 1, [1], own: [50, 51, 52, 60, 61, 62])
            .Build();
        var decoded = DecodedFile.Read(file);
        Assert.Equal((4, 4), (decoded.Frames, decoded.Channels));
        byte[] none = [0, 0, 0, 0], one = [10, 11, 12, 255], two = [20, 21, 22, 255], three = [30, 31, 32, 255], own = [60, 61, 62, 255];
        Assert.Equal([.. one, .. two, .. three, .. one, .. three, .. three, .. two, .. two, .. three, .. none, .. two, .. own], decoded.Bytes);
    }

    [Fact]
    public void FramesMayBeAskedForInAnyOrder()
    {
        var builder = new GifBuilder(2, 2, Colors);
        for (int i = 0; i < 30; i++)
            builder.Frame(i % 2, i / 2 % 2, 1, 1, [(byte)(1 + (i % 3))]);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, builder.Build());
            using var source = ImageFormatRegistry.Open(path);
            byte[][] inOrder = new byte[30][];
            for (int i = 0; i < 30; i++)
                source.ReadPlane(i, inOrder[i] = new byte[source.PlaneBytes], CancellationToken.None);
            foreach (int i in new[] { 29, 3, 5, 4, 2, 20, 12, 19, 18, 0, 29, 28, 10 })
            {
                byte[] again = new byte[source.PlaneBytes];
                source.ReadPlane(i, again, CancellationToken.None);
                Assert.Equal(inOrder[i], again);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void PassesOverWhatLiesBesideTheCanvas()
    {
        var decoded = DecodedFile.Read(new GifBuilder(2, 2, Colors).Frame(1, 1, 3, 3, [1, 2, 3, 1, 2, 3, 1, 2, 3]).Build());
        Assert.Equal([.. new byte[12], 10, 11, 12, 255], decoded.Bytes);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x47, 0x49, 0x46 })]
    public void WarnsOfAnEndThatIsNotOne(byte[] end)
    {
        byte[] file = new GifBuilder(1, 1, Colors).Frame(0, 0, 1, 1, [2]).Build();
        var decoded = DecodedFile.Read([.. file.AsSpan(0, file.Length - 1), .. end]);
        Assert.Equal(new byte[] { 20, 21, 22 }, decoded.Bytes);
        Assert.Equal("FileNotWhole", Assert.Single(decoded.Warnings).Id);
    }

    [Fact]
    public void Refuses()
    {
        byte[] good = new GifBuilder(4, 4, Colors).Frame(0, 0, 4, 4, new byte[16]).Build();
        for (int length = 0; length < good.Length - 1; length++)
            Assert.Throws<ImageFormatException>(() => DecodedFile.Read(good.AsSpan(0, length).ToArray()));
        AssertRefused("end too early", new GifBuilder(4, 4, Colors).Frame(0, 0, 4, 4, new byte[15]).Build());
        AssertRefused("entry 3", new GifBuilder(1, 1, [1, 2, 3, 4, 5, 6]).Frame(0, 0, 1, 1, [3]).Build());
        AssertRefused("no picture", new GifBuilder(1, 1, Colors).Build());
        AssertRefused("MaximumPixelCount", new GifBuilder(60000, 60000, Colors).Frame(0, 0, 1, 1, [3]).Build());
        AssertRefused("far more", new GifBuilder(20000, 20000, Colors).Frame(0, 0, 1, 1, [3]).Build());
        AssertRefused("far more", new GifBuilder(2, 2, Colors).Frame(0, 0, 40000, 40000, [3]).Build());
        byte[] unknown = [.. good];
        unknown[25] = 0x11;
        AssertRefused("block of type 17", unknown);
    }

    [Fact]
    public void MutantsDecodeOrAreRefused() => Mutants.RequireSafe(
        [
            new GifBuilder(4, 4, Colors).Frame(0, 0, 4, 4, new byte[16]).Build(),
            new GifBuilder(3, 1, Colors).Frame(0, 0, 3, 1, [1, 2, 3], disposal: 2).Frame(1, 0, 2, 1, [3, 0], transparent: 0, disposal: 3, interlaced: true).Build(),
        ],
        1000,
        headerLength: 60);

    private static void AssertRefused(string cause, byte[] file) => Assert.Contains(cause, Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file)).Message);
}
