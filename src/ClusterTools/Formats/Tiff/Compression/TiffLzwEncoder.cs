namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>Encodes LZW as TIFF 6.0, section 13, has it.</summary>
internal sealed class TiffLzwEncoder
{
    private const int HashBits = 14;
    private const int HashMask = (1 << HashBits) - 1;

    // Four times as many slots as codes, so that searches are short.
    private readonly int[] _keys = new int[1 << HashBits];
    private readonly short[] _codes = new short[1 << HashBits];
    private int _width;
    private int _next;
    private uint _bits;
    private int _bitCount;

    /// <summary>Encodes one strip.</summary>
    public void Encode(ReadOnlySpan<byte> source, Stream output)
    {
        _bits = 0;
        _bitCount = 0;
        _width = TiffLzw.FirstWidth;
        Clear(output);
        int prefix = -1;
        foreach (byte value in source)
        {
            if (prefix < 0)
            {
                prefix = value;
                continue;
            }

            // Keys are above 0, which marks a free place.
            int key = ((prefix << 8) | value) + 1;
            int place = (int)(((uint)key * 2654435761u) >> (32 - HashBits));
            while (_keys[place] != 0 && _keys[place] != key)
                place = (place + 1) & HashMask;
            if (_keys[place] == key)
            {
                prefix = _codes[place];
                continue;
            }

            Put(prefix, output);
            _keys[place] = key;
            _codes[place] = (short)_next;
            prefix = value;
            Advance();
            // One code short of a full table, as the specification asks.
            if (_next == TiffLzw.TableSize - 1)
                Clear(output);
        }

        if (prefix >= 0)
        {
            Put(prefix, output);
            Advance();
        }

        Put(TiffLzw.EndCode, output);
        if (_bitCount > 0)
            output.WriteByte((byte)(_bits << (8 - _bitCount)));
    }

    private void Clear(Stream output)
    {
        Put(TiffLzw.ClearCode, output);
        Array.Clear(_keys, 0, _keys.Length);
        _next = TiffLzw.FirstFree;
        _width = TiffLzw.FirstWidth;
    }

    /// <summary>Counts a new string. The reader is one behind, and changes the width one early.</summary>
    private void Advance()
    {
        _next++;
        if (_next == 1 << _width && _width < TiffLzw.LastWidth)
            _width++;
    }

    private void Put(int code, Stream output)
    {
        _bits = (_bits << _width) | (uint)code;
        _bitCount += _width;
        while (_bitCount >= 8)
        {
            _bitCount -= 8;
            output.WriteByte((byte)(_bits >> _bitCount));
        }
    }
}
