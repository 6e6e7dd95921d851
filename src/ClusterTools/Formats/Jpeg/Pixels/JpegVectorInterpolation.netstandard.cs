namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>Steps of interpolating in vectors; each says how many samples it did: none on this target.</summary>
internal static class JpegVectorInterpolation
{
    public static int Weight(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> sums) => 0;

    public static int Spread(ReadOnlySpan<ushort> sums, Span<byte> row, int evenRounding, int oddRounding, int shift) => 0;
}
