namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>The transform in vectors: this target has none.</summary>
internal static class JpegVectorIdct
{
    public static bool TryTransform(ReadOnlySpan<short> block, Span<byte> samples, int stride) => false;
}
