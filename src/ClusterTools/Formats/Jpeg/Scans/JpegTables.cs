using System.Buffers.Binary;

namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>The tables that segments define for the scans after them.</summary>
internal sealed class JpegTables
{
    private readonly ushort[]?[] _quantization = new ushort[4][];
    private readonly JpegHuffmanTable?[] _dc = new JpegHuffmanTable[4];
    private readonly JpegHuffmanTable?[] _ac = new JpegHuffmanTable[4];

    /// <summary>MCUs between two restart markers; 0 for none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>A quantisation table in the order of the file.</summary>
    public ushort[] Quantization(int index) => _quantization[index] ?? throw Missing(index);

    /// <summary>A table for DC differences.</summary>
    public JpegHuffmanTable Dc(int index) => _dc[index] ?? throw Missing(index);

    /// <summary>A table for AC coefficients.</summary>
    public JpegHuffmanTable Ac(int index) => _ac[index] ?? throw Missing(index);

    /// <summary>Reads a DRI segment.</summary>
    public void ReadRestartInterval(byte[] segment)
    {
        if (segment.Length != 2)
            throw new InvalidDataException(SR.JpegSegmentInvalid);
        RestartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
    }

    /// <summary>Reads a DQT segment: tables of 8 or 16 bits.</summary>
    public void ReadQuantization(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            int size = 1 + (segment[0] >> 4);
            int index = segment[0] & 0x0F;
            if (size > 2 || index > 3 || segment.Length < 1 + (64 * size))
                throw new InvalidDataException(SR.JpegSegmentInvalid);
            var table = new ushort[64];
            for (int i = 0; i < 64; i++)
                table[i] = size == 1 ? segment[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(segment.Slice(1 + (2 * i)));
            _quantization[index] = table;
            segment = segment.Slice(1 + (64 * size));
        }
    }

    /// <summary>Reads a DHT segment.</summary>
    public void ReadHuffman(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            int kind = segment[0] >> 4;
            int index = segment[0] & 0x0F;
            int count = 0;
            for (int i = 1; i <= 16 && i < segment.Length; i++)
                count += segment[i];
            if (kind > 1 || index > 3 || count > 256 || segment.Length < 17 + count)
                throw new InvalidDataException(SR.JpegHuffmanInvalid);
            var symbols = segment.Slice(17, count);
            foreach (byte symbol in symbols)
            {
                if (kind == 0 && symbol > 15)
                    throw new InvalidDataException(SR.JpegHuffmanInvalid);
            }

            (kind == 0 ? _dc : _ac)[index] = new JpegHuffmanTable(segment.Slice(1, 16), symbols);
            segment = segment.Slice(17 + count);
        }
    }

    private static InvalidDataException Missing(int index) => new(string.Format(SR.JpegTableMissing, index));
}
