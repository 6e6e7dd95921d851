using System.IO.Compression;

namespace ClusterTools.Formats.Parquet.Compression;

internal static partial class PageCompression
{
    private const bool HasBrotli = true;

    private static void UnpackBrotli(ReadOnlySpan<byte> packed, Span<byte> content)
    {
        if (!BrotliDecoder.TryDecompress(packed, content, out int written) || written != content.Length)
            throw new InvalidDataException(string.Format(SR.ParquetPacked, "Brotli"));
    }
}
