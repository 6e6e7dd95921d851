using System.Security.Cryptography;
using System.Text.Json;

namespace ClusterTools.Tests.Formats.Png;

public sealed class PngSharedFileTests
{
    [Theory]
    [InlineData("gray8.png")]
    [InlineData("gray16.png")]
    [InlineData("rgb8.png")]
    [InlineData("rgb16_interlaced.png")]
    [InlineData("rgba8.png")]
    [InlineData("palette4.png")]
    [InlineData("gray1_interlaced.png")]
    [InlineData("gray_alpha8.png")]
    [InlineData("gray8_trns.png")]
    public void SamplesDecodeAsTheOracleSays(string file) => Oracle.RequireRight(file);

    [Theory]
    [InlineData("bad_crc.png")]
    [InlineData("dims_100000.png")]
    [InlineData("dims_1x500M.png")]
    [InlineData("filter_9.png")]
    [InlineData("idat_bomb.png")]
    [InlineData("short_idat.png")]
    [InlineData("text_named.png")]
    [InlineData("zero_width.png")]
    public void BadSamplesAreRefused(string file) => Oracle.RequireRefused(file);

    [Theory]
    [InlineData("data/chelsea.png")]
    [InlineData("data/coins.png")]
    [InlineData("data/formats/palette_color.png")]
    public void PicturesHaveTheReferenceBytes(string file)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", "image_formats.json")));
        var expected = reference.RootElement.GetProperty(Path.GetFileName(file));
        var decoded = DecodedFile.Read(SharedData.Path(file.Split('/')));
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()), new[] { decoded.Height, decoded.Width, decoded.Channels }.Where(n => n > 1));
        Assert.Equal(expected.GetProperty("sha256_le_bytes").GetString(), Convert.ToHexString(SHA256.HashData(decoded.Bytes)).ToLowerInvariant());
    }
}
