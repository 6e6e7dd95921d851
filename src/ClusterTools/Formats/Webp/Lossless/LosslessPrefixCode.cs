namespace ClusterTools.Formats.Webp.Lossless;

/// <summary>A canonical prefix code of lossless WebP (RFC 9649, section 3.7.2), decoded bit by bit.</summary>
internal sealed class LosslessPrefixCode
{
    private const int LongestCode = 15;
    private const int LengthCodeCount = 19;
    private const int RepeatPrevious = 16;

    private static readonly byte[] LengthCodeOrder = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    // Of the lengths 16, 17 and 18, which repeat one: the bits of the count, and what is added to it.
    private static readonly int[] RepeatBits = [2, 3, 7];
    private static readonly int[] RepeatOffsets = [3, 3, 11];

    private readonly int[] _counts = new int[LongestCode + 1];
    private readonly int[] _symbols;

    private LosslessPrefixCode(ReadOnlySpan<byte> lengths)
    {
        foreach (byte length in lengths)
            _counts[length]++;
        _counts[0] = 0;
        var starts = new int[LongestCode + 2];
        for (int length = 1; length <= LongestCode; length++)
            starts[length + 1] = starts[length] + _counts[length];
        _symbols = new int[starts[LongestCode + 1]];
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] > 0)
                _symbols[starts[lengths[symbol]]++] = symbol;
        }

        if (_symbols.Length == 0)
            throw new InvalidDataException(SR.WebpCodesDamaged);
    }

    /// <summary>Reads a code with the given number of symbols.</summary>
    /// <exception cref="InvalidDataException">It is none, or the data end before.</exception>
    public static LosslessPrefixCode Read(LosslessBits bits, int symbolCount)
    {
        var lengths = new byte[symbolCount];
        if (bits.Read(1) == 1)
        {
            bool two = bits.Read(1) == 1;
            int first = bits.Read(bits.Read(1) == 1 ? 8 : 1);
            int second = two ? bits.Read(8) : first;
            if (Math.Max(first, second) >= symbolCount)
                throw new InvalidDataException(SR.WebpCodesDamaged);
            (lengths[first], lengths[second]) = (1, 1);
            return new LosslessPrefixCode(lengths);
        }

        var lengthLengths = new byte[LengthCodeCount];
        int count = 4 + bits.Read(4);
        if (count > LengthCodeCount)
            throw new InvalidDataException(SR.WebpCodesDamaged);
        for (int i = 0; i < count; i++)
            lengthLengths[LengthCodeOrder[i]] = (byte)bits.Read(3);
        var lengthCode = new LosslessPrefixCode(lengthLengths);
        int left = bits.Read(1) == 1 ? 2 + bits.Read(2 + (2 * bits.Read(3))) : symbolCount;
        byte previous = 8;
        for (int symbol = 0; symbol < symbolCount && left > 0; left--)
        {
            int length = lengthCode.ReadSymbol(bits);
            if (length < RepeatPrevious)
            {
                lengths[symbol++] = (byte)length;
                if (length > 0)
                    previous = (byte)length;
                continue;
            }

            int kind = length - RepeatPrevious;
            int run = RepeatOffsets[kind] + bits.Read(RepeatBits[kind]);
            if (run > symbolCount - symbol)
                throw new InvalidDataException(SR.WebpCodesDamaged);
            lengths.AsSpan(symbol, run).Fill(kind == 0 ? previous : (byte)0);
            symbol += run;
        }

        return new LosslessPrefixCode(lengths);
    }

    /// <summary>Reads a symbol. That of a code of one symbol takes no bits.</summary>
    /// <exception cref="InvalidDataException">There is no such code, or the data end before.</exception>
    public int ReadSymbol(LosslessBits bits)
    {
        if (_symbols.Length == 1)
            return _symbols[0];
        int code = 0, first = 0, index = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            code |= bits.Read(1);
            int count = _counts[length];
            if (code - count < first)
                return _symbols[index + (code - first)];
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        throw new InvalidDataException(SR.WebpCodesDamaged);
    }
}
