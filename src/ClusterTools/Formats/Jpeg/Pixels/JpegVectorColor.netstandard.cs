namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>Colours in vectors; says how many pixels it did: none on this target.</summary>
internal static class JpegVectorColor
{
    public static int FromYCbCr(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<byte> rgb) => 0;
}
