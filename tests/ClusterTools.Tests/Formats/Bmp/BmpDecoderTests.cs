using ClusterTools.Formats;
using ClusterTools.Images;

namespace ClusterTools.Tests.Formats.Bmp;

public sealed class BmpDecoderTests
{
    private static readonly byte[] Colors = BmpBuilder.Palette((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12));

    [Fact]
    public void ReadsPackedEntriesFromTheBottom()
    {
        Same([4, 5, 6, 1, 2, 3, 1, 2, 3, 4, 5, 6], BmpBuilder.Build(2, 2, 1, 0, BmpBuilder.Palette((1, 2, 3), (4, 5, 6)), [0x40, 0, 0, 0, 0x80, 0, 0, 0]));
        Same([7, 8, 9, 10, 11, 12], BmpBuilder.Build(2, 1, 2, 0, Colors, [0xB0, 0, 0, 0]));
        Same([7, 8, 9, 10, 11, 12], BmpBuilder.Build(2, 1, 4, 0, Colors, [0x23, 0, 0, 0], colors: 4));
        Same([7, 8, 9, 10, 11, 12], BmpBuilder.Build(2, 1, 8, 0, Colors, [2, 3, 0, 0], colors: 4));
    }

    [Fact]
    public void ReadsFromTheTopWhereTheHeightIsNegative() =>
        Same([4, 5, 6, 7, 8, 9], BmpBuilder.Build(1, -2, 8, 0, Colors, [1, 0, 0, 0, 2, 0, 0, 0], colors: 4));

    [Fact]
    public void AGrayPaletteGivesAGrayPicture()
    {
        var decoded = DecodedFile.Read(BmpBuilder.Build(2, 1, 1, 0, BmpBuilder.Palette((0, 0, 0), (255, 255, 255)), [0x40, 0, 0, 0]));
        Assert.Equal((1, ChannelLayout.Gray), (decoded.Channels, decoded.Layout));
        Assert.Equal(new byte[] { 0, 255 }, decoded.Bytes);
    }

    [Fact]
    public void ReadsColorsOf16To32Bits()
    {
        Same([255, 0, 0, 0, 132, 255], BmpBuilder.Build(2, 1, 16, 0, [], [0x00, 0x7C, 0x1F, 0x02]));
        Same([255, 0, 0, 0, 130, 255], BmpBuilder.Build(2, 1, 16, 3, BmpBuilder.Masks(0xF800, 0x07E0, 0x001F), [0x00, 0xF8, 0x1F, 0x04]));
        Same([3, 2, 1, 6, 5, 4], BmpBuilder.Build(2, 1, 24, 0, [], [1, 2, 3, 4, 5, 6, 0, 0]));
        Same([3, 2, 1], BmpBuilder.Build(1, 1, 32, 0, [], [1, 2, 3, 77]));
        Same([1, 2, 3], BmpBuilder.Build(1, 1, 32, 3, BmpBuilder.Masks(0xFF, 0xFF00, 0xFF0000), [1, 2, 3, 77]));
        Same([1, 2, 3, 77], BmpBuilder.Build(1, 1, 32, 6, BmpBuilder.Masks(0xFF, 0xFF00, 0xFF0000, 0xFF000000), [1, 2, 3, 77]));
        // The last row need not be filled up.
        Same([3, 2, 1], BmpBuilder.Build(1, 1, 24, 0, [], [1, 2, 3]));
    }

    [Fact]
    public void ReadsTheHeaderOfOs2()
    {
        byte[] file = [.. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 12, 0, 0, 0, 2, 0, 1, 0, 1, 0, 1, 0, 3, 2, 1, 6, 5, 4, 0x40, 0, 0, 0];
        Same([1, 2, 3, 4, 5, 6], file);
    }

    [Fact]
    public void ReadsRunsOfEightBits()
    {
        // 3 times entry 1; end of row; 1, 2, 3 as they are and a byte to fill up; end.
        Same(Paint(1, 2, 3, 0, 1, 1, 1, 0), BmpBuilder.Build(4, 2, 8, 1, Colors, [3, 1, 0, 0, 0, 3, 1, 2, 3, 0, 0, 1], colors: 4));
        // Runs that are too long, as some writers fill up rows.
        Same(Paint(2, 3, 0, 0, 1, 1, 1, 1), BmpBuilder.Build(4, 2, 8, 1, Colors, [9, 1, 5, 2, 0, 0, 1, 2, 0, 3, 3, 0, 0, 0, 0, 2, 255, 0, 3, 3, 0, 1], colors: 4));
        // Go two to the right and one up; the end is left out.
        Same(Paint(0, 0, 2, 2, 0, 0, 0, 0), BmpBuilder.Build(4, 2, 8, 1, Colors, [0, 2, 2, 1, 2, 2, 0, 0], colors: 4));
    }

    [Fact]
    public void ReadsRunsOfFourBits() =>
        Same(Paint(3, 2, 1, 0, 1, 2, 1, 0), BmpBuilder.Build(4, 2, 4, 2, Colors, [3, 0x12, 0, 0, 0, 3, 0x32, 0x10, 0, 1], colors: 4));

    [Fact]
    public void Refuses()
    {
        AssertRefused("2147483648", BmpBuilder.Build(1, int.MinValue, 24, 0, [], new byte[4]));
        AssertRefused("0x1", BmpBuilder.Build(0, 1, 24, 0, [], new byte[4]));
        AssertRefused("-1x1", BmpBuilder.Build(-1, 1, 24, 0, [], new byte[4]));
        AssertRefused("needs", BmpBuilder.Build(1000, 1000, 24, 0, [], new byte[4]));
        AssertRefused("MaximumPixelCount", BmpBuilder.Build(int.MaxValue, int.MaxValue, 32, 0, [], new byte[4]));
        AssertRefused("compression 4", BmpBuilder.Build(1, 1, 24, 4, [], new byte[4]));
        AssertRefused("7 bits", BmpBuilder.Build(1, 1, 7, 0, Colors, new byte[4]));
        AssertRefused("mask", BmpBuilder.Build(1, 1, 16, 3, BmpBuilder.Masks(0xF800, 0, 0x1F), new byte[4]));
        AssertRefused("mask", BmpBuilder.Build(1, 1, 16, 3, BmpBuilder.Masks(0xF800, 5, 0x1F), new byte[4]));
        AssertRefused("entry 3", BmpBuilder.Build(1, 1, 8, 0, BmpBuilder.Palette((1, 2, 3), (3, 4, 5)), [3, 0, 0, 0], colors: 2));
        AssertRefused("ends in the middle", BmpBuilder.Build(4, 2, 8, 1, Colors, [0, 5, 1], colors: 4));
        AssertRefused("far more", BmpBuilder.Build(20000, 20000, 8, 1, Colors, [0, 1], colors: 4));
        AssertRefused("header of 41", [.. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 41, 0, 0, 0, 1, 0, 0, 0]);
    }

    [Fact]
    public void MutantsDecodeOrAreRefused() => Mutants.RequireSafe(
        [
            BmpBuilder.Build(5, 4, 24, 0, [], new byte[64]),
            BmpBuilder.Build(4, 2, 8, 1, Colors, [3, 1, 0, 0, 0, 3, 1, 2, 3, 0, 0, 1], colors: 4),
            BmpBuilder.Build(4, 2, 4, 2, Colors, [3, 0x12, 0, 0, 0, 3, 0x32, 0x10, 0, 1], colors: 4),
            BmpBuilder.Build(2, -3, 16, 3, BmpBuilder.Masks(0xF800, 0x07E0, 0x001F), new byte[12]),
        ],
        1000,
        headerLength: 70);

    [Theory]
    [InlineData("gray8.bmp")]
    [InlineData("rgb24.bmp")]
    public void SamplesDecodeAsTheOracleSays(string file) => Oracle.RequireRight(file);

    [Fact]
    public void TheBadSampleIsRefused() => Oracle.RequireRefused("negative_height.bmp");

    private static void Same(byte[] expected, byte[] file) => Assert.Equal(expected, DecodedFile.Read(file).Bytes);

    private static void AssertRefused(string cause, byte[] file) => Assert.Contains(cause, Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file)).Message);

    private static byte[] Paint(params int[] entries) => [.. entries.SelectMany(e => new[] { (byte)((3 * e) + 1), (byte)((3 * e) + 2), (byte)((3 * e) + 3) })];
}
