namespace ClusterTools.Tests.Formats.Jpeg;

public sealed class JpegSharedFileTests
{
    [Theory]
    [InlineData("base420.jpg")]
    [InlineData("base422_restart.jpg")]
    [InlineData("base444.jpg")]
    [InlineData("exif_orientation6.jpg")]
    [InlineData("gray.jpg")]
    [InlineData("gray_progressive_restart.jpg")]
    [InlineData("progressive420.jpg")]
    public void SamplesDecodeAsTheOracleSays(string file) => Oracle.RequireRight(file);

    [Theory]
    [InlineData("bad_huffman.jpg")]
    [InlineData("dims_65500.jpg")]
    [InlineData("many_scans.jpg")]
    [InlineData("no_sos.jpg")]
    [InlineData("sampling_0.jpg")]
    [InlineData("truncated.jpg")]
    public void BadSamplesAreRefused(string file) => Oracle.RequireRefused(file);

    /// <summary>The checksums of what libjpeg-turbo 2.1 (islow, fancy upsampling) makes of them.</summary>
    [Theory]
    [InlineData("flower.jpg", "3202904ed246795bf616c66d7859cd7c6080eff736c6e38dc5cc62779742033f")]
    [InlineData("rocket.jpg", "3d4435cc745752b7f9724df88c6e18817de3ce7e3d2d71c55f85f7831e68f197")]
    public void PhotographsHaveTheBitsOfLibjpeg(string file, string checksum)
    {
        var decoded = DecodedFile.Read(SharedData.Path("data", file));
        Assert.Equal((640, 427, 3), (decoded.Width, decoded.Height, decoded.Channels));
        Assert.Equal(checksum, Hash.Sha256(decoded.Bytes));
    }
}
