namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>A Huffman table, ready for decoding by looking up the next bits.</summary>
internal sealed class JpegHuffmanTable
{
    /// <summary>The bits that one look sees.</summary>
    public const int LookupBits = 10;

    /// <summary>Set in an entry that holds the value too, so that no further bits need to be read for it.</summary>
    public const int HasValue = 0x80;

    private const int LongestCode = 16;

    private readonly byte[] _symbols;

    // For each length of code, the first 16-bit number above its codes, and what to add to a code to find its symbol.
    private readonly int[] _limits = new int[LongestCode + 1];
    private readonly int[] _offsets = new int[LongestCode + 1];

    /// <summary>Makes a table from the number of codes of each length (1 to 16) and the symbols in order.</summary>
    /// <exception cref="InvalidDataException">There are more codes of a length than there can be.</exception>
    public JpegHuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            int count = counts[length - 1];
            if (code + count > 1 << length)
                throw new InvalidDataException(SR.JpegHuffmanInvalid);
            _offsets[length] = index - code;
            for (int i = 0; i < count && length <= LookupBits; i++)
                FillLookup(code + i, length, _symbols[index + i]);
            code += count;
            index += count;
            _limits[length] = code << (LongestCode - length);
            code <<= 1;
        }
    }

    /// <summary>What the next <see cref="LookupBits"/> bits begin with. Byte 0: the bits to take (0: a longer code), with <see cref="HasValue"/>. Byte 1: the
    /// symbol. Bytes 2 and 3: the value.</summary>
    public int[] Lookup { get; } = new int[1 << LookupBits];

    /// <summary>Finds a code that is longer than a look.</summary>
    /// <param name="bits">The next bits, from the highest.</param>
    /// <returns>The symbol above the length; −1 when there is no such code.</returns>
    public int FindLong(ulong bits)
    {
        int next = (int)(bits >> (64 - LongestCode));
        for (int length = LookupBits + 1; length <= LongestCode; length++)
        {
            if (next < _limits[length])
            {
                int index = (next >> (LongestCode - length)) + _offsets[length];
                return (uint)index < (uint)_symbols.Length ? (_symbols[index] << 8) | length : -1;
            }
        }

        return -1;
    }

    private void FillLookup(int code, int length, int symbol)
    {
        int size = symbol & 0x0F;
        int free = LookupBits - length;
        for (int rest = 0; rest < 1 << free; rest++)
        {
            int entry = (symbol << 8) | length;
            if (size > 0 && size <= free)
            {
                int value = rest >> (free - size);
                if (value < 1 << (size - 1))
                    value += 1 - (1 << size);
                entry = (value << 16) | (symbol << 8) | HasValue | (length + size);
            }

            Lookup[(code << free) | rest] = entry;
        }
    }
}
