namespace ClusterTools.Formats.Gif;

/// <summary>Decodes the LZW of GIF: codes of growing width up to 12 bits, lowest bit first, in sub-blocks of at most 255 bytes.</summary>
internal sealed class GifLzw(Stream file)
{
    private const int TableSize = 4096;
    private const int LastWidth = 12;

    // A string of the table is the string of the code before it and one entry more, which are adjacent in what is already written.
    private readonly int[] _starts = new int[TableSize];
    private readonly int[] _lengths = new int[TableSize];
    private readonly byte[] _block = new byte[byte.MaxValue];

    private int _bits;
    private int _bitCount;
    private int _place;
    private int _blockLength;

    /// <summary>Fills <paramref name="entries"/>.</summary>
    /// <exception cref="InvalidDataException">The data are damaged or end too early.</exception>
    public void Decode(Span<byte> entries)
    {
        int firstWidth = file.ReadByte();
        if (firstWidth is < 1 or >= LastWidth)
            throw new InvalidDataException(SR.GifDataDamaged);
        int clear = 1 << firstWidth;
        int end = clear + 1;
        int next = end + 1;
        int width = firstWidth + 1;
        int previousLength = 0;
        for (int written = 0; written < entries.Length;)
        {
            int code = ReadCode(width);
            if (code == end)
                throw new InvalidDataException(SR.GifDataEnds);
            if (code == clear)
            {
                (next, width, previousLength) = (end + 1, firstWidth + 1, 0);
                continue;
            }

            // The first code after a clearing is a single entry; later ones may name the string that is just being made. A palette has at most 256 entries.
            if ((previousLength == 0 ? code > clear : code > next) || (code > byte.MaxValue && code < clear))
                throw new InvalidDataException(SR.GifDataDamaged);
            if (previousLength > 0 && next < TableSize)
            {
                (_starts[next], _lengths[next]) = (written - previousLength, previousLength + 1);
                next++;
                if (next == 1 << width && width < LastWidth)
                    width++;
            }

            previousLength = code < clear ? 1 : _lengths[code];
            if (code < clear)
                entries[written] = (byte)code;
            else
                Repeat(entries, _starts[code], written, Math.Min(previousLength, entries.Length - written));
            written += previousLength;
        }
    }

    // Entry by entry, since the string that is just being made ends with its own first entry.
    private static void Repeat(Span<byte> entries, int start, int target, int count)
    {
        var from = entries.Slice(start, count);
        var to = entries.Slice(target, count);
        for (int i = 0; i < to.Length; i++)
            to[i] = from[i];
    }

    private int ReadCode(int width)
    {
        while (_bitCount < width)
        {
            if (_place == _blockLength)
                ReadBlock();
            _bits |= _block[_place++] << _bitCount;
            _bitCount += 8;
        }

        int code = _bits & ((1 << width) - 1);
        _bits >>= width;
        _bitCount -= width;
        return code;
    }

    private void ReadBlock()
    {
        int length = file.ReadByte();
        // An empty block ends the data. The codes of a truncated block are still read.
        _blockLength = length <= 0 ? 0 : file.ReadAtLeast(_block.AsSpan(0, length), length, throwOnEndOfStream: false);
        _place = 0;
        if (_blockLength == 0)
            throw new InvalidDataException(SR.GifDataEnds);
    }
}
