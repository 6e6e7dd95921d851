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
}
