using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Compression;

internal static partial class PageCompression
{
    // The framework has no decoder.
    private const bool HasBrotli = false;

    private static void UnpackBrotli(ReadOnlySpan<byte> packed, Span<byte> content) =>
        throw new InvalidDataException(string.Format(SR.ParquetCodec, NameOf(ParquetCodec.Brotli)));
}
