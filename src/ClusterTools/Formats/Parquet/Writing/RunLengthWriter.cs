using ClusterTools.Formats.Parquet.Encodings;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Writes the format's hybrid of runs and packed bits.</summary>
internal static class RunLengthWriter
{
    private const int GroupLength = 8;

    /// <summary>Writes values.</summary>
    /// <param name="stream">Receives them.</param>
    /// <param name="values">The values, none negative.</param>
    /// <param name="width">The bits of a value.</param>
    public static void Write(Stream stream, ReadOnlySpan<int> values, int width)
    {
        int packed = 0, at = 0;
        while (at < values.Length)
        {
            int run = 1;
            while (at + run < values.Length && values[at + run] == values[at])
                run++;

            // Packed values come in groups, which the first ones of a run fill up.
            int lacking = (GroupLength - ((at - packed) % GroupLength)) % GroupLength;
            if (run - lacking < GroupLength)
            {
                at += run;
                continue;
            }

            Pack(stream, values.Slice(packed, at + lacking - packed), width);
            run -= lacking;
            VariableInteger.Write(stream, (ulong)run << 1);
            for (int i = 0; i < width; i += 8)
                stream.WriteByte((byte)(values[at] >> i));
            at += lacking + run;
            packed = at;
        }

        Pack(stream, values.Slice(packed), width);
    }

    private static void Pack(Stream stream, ReadOnlySpan<int> values, int width)
    {
        if (values.IsEmpty)
            return;
        int groups = (values.Length + GroupLength - 1) / GroupLength;
        VariableInteger.Write(stream, ((ulong)groups << 1) | 1);
        ulong bits = 0;
        int count = 0;
        for (int i = 0; i < groups * GroupLength; i++)
        {
            bits |= (ulong)(i < values.Length ? values[i] : 0) << count;
            for (count += width; count >= 8; count -= 8, bits >>= 8)
                stream.WriteByte((byte)bits);
        }
    }
}
