namespace ClusterTools.Formats.Parquet.Encodings;

/// <summary>Integers of seven bits a byte, the least significant first.</summary>
internal static class VariableInteger
{
    private const int MoreFollow = 0x80;

    /// <summary>Reads an integer and moves on.</summary>
    /// <exception cref="InvalidDataException">The data end early, or it has more than 64 bits.</exception>
    public static ulong Read(ReadOnlySpan<byte> data, ref int position)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && position < data.Length; shift += 7)
        {
            byte part = data[position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < MoreFollow)
                return value;
        }

        throw new InvalidDataException(SR.ParquetPageData);
    }

    /// <summary>Reads a signed integer, whose sign is its lowest bit.</summary>
    /// <inheritdoc cref="Read"/>
    public static long ReadSigned(ReadOnlySpan<byte> data, ref int position)
    {
        ulong value = Read(data, ref position);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Writes an integer.</summary>
    public static void Write(Stream stream, ulong value)
    {
        for (; value >= MoreFollow; value >>= 7)
            stream.WriteByte((byte)(value | MoreFollow));
        stream.WriteByte((byte)value);
    }
}
