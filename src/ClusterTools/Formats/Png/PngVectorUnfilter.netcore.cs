namespace ClusterTools.Formats.Png;

/// <summary>Vector versions of the filters, for pixels of three and four bytes.</summary>
internal static class PngVectorUnfilter
{
    public static bool TrySub(ReadOnlySpan<byte> source, Span<byte> row, int stride) => false;

    public static bool TryAverage(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row, int stride) => false;

    public static bool TryPaeth(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> row, int stride) => false;
}
