namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>Encodes LZW without ever using a string: enough to let the codes grow, in the present and in the old order of bits.</summary>
internal static class LiteralLzw
{
    public static byte[] Encode(ReadOnlySpan<byte> data, bool old, int strings = 0)
    {
        var codes = new List<(int Code, int Width)>();
        int width = 9;
        int next = 258;
        codes.Add((256, width));
        for (int i = 0; i < data.Length; i++)
        {
            codes.Add((data[i], width));
            if (i > 0)
                next++;
            if (next == (1 << width) - (old ? 0 : 1) && width < 12)
                width++;
        }

        // The string that is being made: the last one and its own first byte.
        for (int i = 0; i < strings; i++)
        {
            codes.Add((next, width));
            next++;
            if (next == (1 << width) - (old ? 0 : 1) && width < 12)
                width++;
        }

        codes.Add((257, width));
        var bits = new List<bool>();
        foreach (var (code, bitCount) in codes)
        {
            for (int b = 0; b < bitCount; b++)
                bits.Add(((code >> (old ? b : bitCount - 1 - b)) & 1) != 0);
        }

        var result = new byte[(bits.Count + 7) / 8];
        for (int i = 0; i < bits.Count; i++)
        {
            if (bits[i])
                result[i / 8] |= (byte)(1 << (old ? i % 8 : 7 - (i % 8)));
        }

        return result;
    }
}
