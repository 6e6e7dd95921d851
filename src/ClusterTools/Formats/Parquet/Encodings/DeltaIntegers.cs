namespace ClusterTools.Formats.Parquet.Encodings;

/// <summary>Reads integers as packed differences (DELTA_BINARY_PACKED).</summary>
internal static class DeltaIntegers
{
    private const int MaximumBlock = 1 << 16;
    private const int Multiple = 128;
    private const int MiniblockMultiple = 32;
    private const int MaximumWidth = 64;

    /// <summary>Reads integers; sums wrap around at 64 bits, as the format says.</summary>
    /// <param name="data">Begins with them.</param>
    /// <param name="destination">Filled with them.</param>
    /// <returns>The bytes that they take.</returns>
    /// <exception cref="InvalidDataException">The data are damaged, or hold another number of integers.</exception>
    public static int Read(ReadOnlySpan<byte> data, Span<long> destination)
    {
        int position = 0;
        ulong block = VariableInteger.Read(data, ref position);
        ulong miniblocks = VariableInteger.Read(data, ref position);
        ulong count = VariableInteger.Read(data, ref position);
        long value = VariableInteger.ReadSigned(data, ref position);
        if (block is 0 or > MaximumBlock || block % Multiple != 0 || miniblocks == 0 || block % miniblocks != 0 || block / miniblocks % MiniblockMultiple != 0 || count != (ulong)destination.Length)
            throw new InvalidDataException(SR.ParquetPageData);
        if (destination.IsEmpty)
            return position;
        destination[0] = value;
        int perMiniblock = (int)(block / miniblocks);
        for (int done = 1; done < destination.Length;)
        {
            long least = VariableInteger.ReadSigned(data, ref position);
            if ((int)miniblocks > data.Length - position)
                throw new InvalidDataException(SR.ParquetPageData);
            var widths = data.Slice(position, (int)miniblocks);
            position += (int)miniblocks;
            for (int i = 0; i < widths.Length && done < destination.Length; i++)
            {
                int bytes = perMiniblock / 8 * widths[i];
                if (widths[i] > MaximumWidth || bytes > data.Length - position)
                    throw new InvalidDataException(SR.ParquetPageData);
                int taken = Math.Min(perMiniblock, destination.Length - done);
                value = Unpack(data.Slice(position, bytes), widths[i], least, value, destination.Slice(done, taken));
                position += bytes;
                done += taken;
            }
        }

        return position;
    }

    private static long Unpack(ReadOnlySpan<byte> data, int width, long least, long value, Span<long> destination)
    {
        long bit = 0;
        for (int i = 0; i < destination.Length; i++)
        {
            ulong difference = 0;
            for (int got = 0; got < width;)
            {
                int within = (int)(bit & 7);
                int taken = Math.Min(8 - within, width - got);
                difference |= (ulong)((data[(int)(bit >> 3)] >> within) & ((1 << taken) - 1)) << got;
                got += taken;
                bit += taken;
            }

            value = unchecked(value + least + (long)difference);
            destination[i] = value;
        }

        return value;
    }
}
