using System.IO.Compression;
using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Compression;

/// <summary>Unpacks the content of pages.</summary>
internal static partial class PageCompression
{
    // The most bytes that one byte can represent. A page that claims more would allocate memory in vain. For Brotli it is a reasonable bound.
    private const int SnappyRatio = 32;
    private const int Lz4Ratio = 256;
    private const int DeflateRatio = 1032;
    private const int BrotliRatio = 1 << 14;

    /// <summary>Whether a codec is one that is read here.</summary>
    public static bool Knows(ParquetCodec codec) => RatioOf(codec) > 0;

    /// <summary>Requires that a codec is one that is read here.</summary>
    /// <exception cref="InvalidDataException">It is another; the message names it.</exception>
    public static void RequireKnown(ParquetCodec codec)
    {
        if (!Knows(codec))
            throw new InvalidDataException(string.Format(SR.ParquetCodec, NameOf(codec)));
    }

    /// <summary>The content of a page.</summary>
    /// <param name="codec">How it is packed.</param>
    /// <param name="data">Holds it.</param>
    /// <param name="first">Its first byte.</param>
    /// <param name="count">Its packed bytes.</param>
    /// <param name="length">Its unpacked bytes.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of another length.</exception>
    public static ArraySegment<byte> Unpack(ParquetCodec codec, byte[] data, int first, int count, int length)
    {
        if (codec == ParquetCodec.None)
            return count == length ? new ArraySegment<byte>(data, first, count) : throw new InvalidDataException(SR.ParquetPageLength);
        if (length == 0)
            return new ArraySegment<byte>([]);
        if (length > (long)count * RatioOf(codec))
            throw new InvalidDataException(string.Format(SR.ParquetPageRatio, length, count));
        var content = new byte[length];
        var packed = data.AsSpan(first, count);
        switch (codec)
        {
            case ParquetCodec.Snappy:
                SnappyBlock.Unpack(packed, content);
                break;
            case ParquetCodec.Lz4:
                Lz4Block.Unpack(packed, content);
                break;
            case ParquetCodec.Gzip:
                Inflate(data, first, count, content);
                break;
            case ParquetCodec.Brotli:
                UnpackBrotli(packed, content);
                break;
            default:
                throw new InvalidDataException(string.Format(SR.ParquetCodec, NameOf(codec)));
        }

        return new ArraySegment<byte>(content);
    }

    private static int RatioOf(ParquetCodec codec) => codec switch
    {
        ParquetCodec.None => 1,
        ParquetCodec.Snappy => SnappyRatio,
        ParquetCodec.Lz4 => Lz4Ratio,
        ParquetCodec.Gzip => DeflateRatio,
        ParquetCodec.Brotli when HasBrotli => BrotliRatio,
        _ => 0,
    };

    private static string NameOf(ParquetCodec codec) => codec switch
    {
        ParquetCodec.Lzo => "LZO",
        ParquetCodec.Lz4Hadoop => "LZ4 (Hadoop)",
        ParquetCodec.Zstandard => "Zstandard (zstd)",
        _ => codec.ToString(),
    };

    private static void Inflate(byte[] data, int first, int count, byte[] content)
    {
        var source = new InflaterSource(new MemoryStream(data, first, count));
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        try
        {
            if (gzip.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length)
                throw new InvalidDataException(SR.ParquetPageLength);
        }
        catch (Exception e) when (source.IsDamage(e))
        {
            throw new InvalidDataException(string.Format(SR.ParquetPacked, "gzip"), e);
        }
    }
}
