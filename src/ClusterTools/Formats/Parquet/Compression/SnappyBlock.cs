using System.Buffers.Binary;
using ClusterTools.Formats.Parquet.Encodings;

namespace ClusterTools.Formats.Parquet.Compression;

/// <summary>Blocks of Snappy: the length, then literals and copies of earlier output.</summary>
internal static class SnappyBlock
{
    private const int LiteralTag = 0;
    private const int ShortCopyTag = 1;
    private const int CopyTag = 2;
    private const int LongestInlineLiteral = 60;
    private const int LongestCopy = 64;
    private const int LeastCopy = 4;
    private const int HashBits = 14;

    // Offsets of two bytes reach everything in a fragment.
    private const int FragmentLength = 1 << 16;

    /// <summary>Unpacks a block.</summary>
    /// <param name="source">The block.</param>
    /// <param name="destination">Filled with its content, whose length the block has to confirm.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Unpack(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int from = 0, to = 0;
        if (VariableInteger.Read(source, ref from) != (ulong)destination.Length)
            throw Damaged();
        while (from < source.Length)
        {
            int tag = source[from++];
            int length = (tag >> 2) + 1;
            if ((tag & 3) == LiteralTag)
            {
                if (length > LongestInlineLiteral)
                    length = ReadNumber(source, ref from, length - LongestInlineLiteral) + 1;
                if (length <= 0 || length > source.Length - from || length > destination.Length - to)
                    throw Damaged();
                source.Slice(from, length).CopyTo(destination.Slice(to));
                from += length;
                to += length;
                continue;
            }

            int offset;
            if ((tag & 3) == ShortCopyTag)
            {
                length = ((tag >> 2) & 7) + LeastCopy;
                offset = ((tag >> 5) << 8) | ReadNumber(source, ref from, 1);
            }
            else
            {
                offset = ReadNumber(source, ref from, (tag & 3) == CopyTag ? 2 : 4);
            }

            if (!Repeats.Copy(destination, ref to, offset, length))
                throw Damaged();
        }

        if (to != destination.Length)
            throw Damaged();
    }

    /// <summary>Packs bytes as a block.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> source)
    {
        using var block = new MemoryStream(source.Length / 2);
        VariableInteger.Write(block, (ulong)source.Length);
        var table = new int[1 << HashBits];
        for (int first = 0; first < source.Length; first += FragmentLength)
        {
            Array.Clear(table, 0, table.Length);
            PackFragment(source.Slice(first, Math.Min(FragmentLength, source.Length - first)), table, block);
        }

        return block.ToArray();
    }

    private static void PackFragment(ReadOnlySpan<byte> source, int[] table, Stream block)
    {
        int literal = 0, at = 0, misses = 0;
        while (at + LeastCopy <= source.Length)
        {
            uint four = BinaryPrimitives.ReadUInt32LittleEndian(source.Slice(at));
            ref int entry = ref table[(four * 0x1E35A7BD) >> (32 - HashBits)];
            int candidate = entry - 1;
            entry = at + 1;
            if (candidate < 0 || BinaryPrimitives.ReadUInt32LittleEndian(source.Slice(candidate)) != four)
            {
                // What does not repeat is passed over ever faster.
                at += 1 + (misses++ >> 5);
                continue;
            }

            WriteLiteral(source.Slice(literal, at - literal), block);
            int length = LeastCopy;
            while (at + length < source.Length && source[at + length] == source[candidate + length])
                length++;
            WriteCopy(at - candidate, length, block);
            at += length;
            literal = at;
            misses = 0;
        }

        WriteLiteral(source.Slice(literal), block);
    }

    private static void WriteLiteral(ReadOnlySpan<byte> bytes, Stream block)
    {
        if (bytes.IsEmpty)
            return;
        int length = bytes.Length - 1;
        if (length < LongestInlineLiteral)
        {
            block.WriteByte((byte)(length << 2));
        }
        else
        {
            // Two bytes of length are enough for a fragment.
            block.WriteByte((LongestInlineLiteral + 1) << 2);
            block.WriteByte((byte)length);
            block.WriteByte((byte)(length >> 8));
        }

        block.Write(bytes);
    }

    private static void WriteCopy(int offset, int length, Stream block)
    {
        for (; length > 0; length -= Math.Min(length, LongestCopy))
        {
            block.WriteByte((byte)(((Math.Min(length, LongestCopy) - 1) << 2) | CopyTag));
            block.WriteByte((byte)offset);
            block.WriteByte((byte)(offset >> 8));
        }
    }

    private static int ReadNumber(ReadOnlySpan<byte> source, ref int position, int bytes)
    {
        if (bytes > source.Length - position)
            throw Damaged();
        uint value = 0;
        for (int i = 0; i < bytes; i++)
            value |= (uint)source[position++] << (8 * i);
        return value <= int.MaxValue - 1 ? (int)value : throw Damaged();
    }

    private static InvalidDataException Damaged() => new(string.Format(SR.ParquetPacked, "Snappy"));
}
