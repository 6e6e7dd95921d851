namespace ClusterTools.Formats.Gif;

/// <summary>Decodes the LZW of GIF: codes of growing width up to 12 bits, lowest bit first, in sub-blocks of at most 255 bytes.</summary>
internal sealed class GifLzw(Stream file)
{
    private const int TableSize = 4096;
    private const int LastWidth = 12;

    // A string is the string of its prefix and one entry more.
    private readonly ushort[] _prefixes = new ushort[TableSize];
    private readonly ushort[] _lengths = new ushort[TableSize];
    private readonly byte[] _firsts = new byte[TableSize];
    private readonly byte[] _lasts = new byte[TableSize];

    private int _bits;
    private int _bitCount;
    private int _blockLeft;

    /// <summary>Fills <paramref name="entries"/>.</summary>
    /// <exception cref="InvalidDataException">The data are damaged or end too early.</exception>
    public void Decode(Span<byte> entries)
    {
        int firstWidth = file.ReadByte();
        if (firstWidth is < 1 or >= LastWidth)
            throw new InvalidDataException(SR.GifDataDamaged);
        int clear = 1 << firstWidth;
        int end = clear + 1;
        for (int i = 0; i < clear; i++)
            (_firsts[i], _lasts[i], _lengths[i]) = ((byte)i, (byte)i, 1);
        int next = end + 1;
        int width = firstWidth + 1;
        int previous = -1;
        for (int written = 0; written < entries.Length;)
        {
            int code = ReadCode(width);
            if (code == end)
                throw new InvalidDataException(SR.GifDataEnds);
            if (code == clear)
            {
                (next, width, previous) = (end + 1, firstWidth + 1, -1);
                continue;
            }

            // The first code after a clearing is a single entry; later ones may name the string that is just being made. A palette has at most 256 entries.
            if ((previous < 0 ? code > clear : code > next) || (code > byte.MaxValue && code < clear))
                throw new InvalidDataException(SR.GifDataDamaged);
            if (previous >= 0 && next < TableSize)
            {
                _prefixes[next] = (ushort)previous;
                _lengths[next] = (ushort)(_lengths[previous] + 1);
                _firsts[next] = _firsts[previous];
                _lasts[next] = _firsts[code == next ? previous : code];
                next++;
                if (next == 1 << width && width < LastWidth)
                    width++;
            }

            written = Write(code, entries, written);
            previous = code;
        }
    }

    /// <summary>Writes a string, from its end; what goes beyond the picture is dropped.</summary>
    private int Write(int code, Span<byte> entries, int start)
    {
        int end = start + _lengths[code];
        for (int place = end - 1; place >= start; place--)
        {
            if (place < entries.Length)
                entries[place] = _lasts[code];
            code = _prefixes[code];
        }

        return end;
    }

    private int ReadCode(int width)
    {
        while (_bitCount < width)
        {
            if (_blockLeft == 0)
                _blockLeft = file.ReadByte();
            int value = _blockLeft > 0 ? file.ReadByte() : -1;
            if (value < 0)
                throw new InvalidDataException(SR.GifDataEnds);
            _blockLeft--;
            _bits |= value << _bitCount;
            _bitCount += 8;
        }

        int code = _bits & ((1 << width) - 1);
        _bits >>= width;
        _bitCount -= width;
        return code;
    }
}
