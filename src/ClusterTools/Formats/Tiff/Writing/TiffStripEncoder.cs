using ClusterTools.Formats.Compression;
using ClusterTools.Formats.Tiff.Compression;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Tiff.Writing;

/// <summary>Packs the rows of strips.</summary>
internal sealed class TiffStripEncoder(TiffWriteOptions options, ElementType type, int sampleCount, int rowBytes)
{
    private readonly TiffLzwEncoder? _lzw = options.Compression == TiffCompression.Lzw ? new TiffLzwEncoder() : null;

    /// <summary>The predictor that is used: 1 none, 2 for integers, 3 for floating point.</summary>
    public int Predictor => !options.Predictor || options.Compression is TiffCompression.None or TiffCompression.PackBits ? 1 : type.IsFloat() ? 3 : 2;

    /// <summary>Packs a strip.</summary>
    /// <param name="rows">Its rows, which are changed where a predictor is used.</param>
    public byte[] Encode(Span<byte> rows)
    {
        if (Predictor == 2)
            TiffPredictor.Horizontal(rows, rowBytes, type.Size(), sampleCount);
        else if (Predictor == 3)
            TiffPredictor.Float(rows, rowBytes, type.Size(), sampleCount);
        var packed = new MemoryStream();
        switch (options.Compression)
        {
            case TiffCompression.PackBits:
                for (int start = 0; start < rows.Length; start += rowBytes)
                    PackBits.Encode(rows.Slice(start, rowBytes), packed);
                break;
            case TiffCompression.Lzw:
                _lzw!.Encode(rows, packed);
                break;
            case TiffCompression.Deflate:
                using (var deflate = new ZlibWriter(packed))
                {
                    deflate.Write(rows);
                    deflate.Complete();
                }

                break;
            default:
                throw EnumGuard.Unexpected(options.Compression);
        }

        return packed.ToArray();
    }
}
