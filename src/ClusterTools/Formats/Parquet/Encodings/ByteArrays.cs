using System.Buffers.Binary;
using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Encodings;

/// <summary>Reads values that are bytes: text, and decimals of many digits.</summary>
internal static class ByteArrays
{
    // A longer label is no class, and a decimal has at most 64. A value may repeat the one before it at no cost, so that long ones could take gigabytes.
    private const int MaximumLength = 4096;

    /// <summary>Receives a value.</summary>
    public delegate void Take(int index, ReadOnlySpan<byte> value);

    /// <summary>Reads values.</summary>
    /// <param name="encoding">How they are written.</param>
    /// <param name="data">All of them.</param>
    /// <param name="count">Their number.</param>
    /// <param name="fixedLength">The length that all of them have; null where each has its own.</param>
    /// <param name="take">Receives them in order.</param>
    /// <exception cref="InvalidDataException">The data are damaged, or the encoding is none of such values.</exception>
    public static void Read(ParquetEncoding encoding, ReadOnlySpan<byte> data, int count, int? fixedLength, Take take)
    {
        switch (encoding)
        {
            case ParquetEncoding.Plain:
                ReadPlain(data, count, fixedLength, take);
                break;
            case ParquetEncoding.DeltaLengthByteArray when fixedLength is null:
                ReadLengths(data, count, take);
                break;
            case ParquetEncoding.DeltaByteArray:
                ReadPrefixes(data, count, fixedLength, take);
                break;
            case ParquetEncoding.ByteStreamSplit when fixedLength is { } length:
                ReadPlain(SplitBytes.Join(data, count, length), count, fixedLength, take);
                break;
            default:
                throw new InvalidDataException(string.Format(SR.ParquetEncoding, encoding));
        }
    }

    private static void ReadPlain(ReadOnlySpan<byte> data, int count, int? fixedLength, Take take)
    {
        for (int i = 0; i < count; i++)
        {
            int length = fixedLength ?? -1;
            if (fixedLength is null)
            {
                if (data.Length < sizeof(int))
                    throw new InvalidDataException(SR.ParquetPageData);
                length = BinaryPrimitives.ReadInt32LittleEndian(data);
                data = data.Slice(sizeof(int));
            }

            if (length < 0 || length > data.Length)
                throw new InvalidDataException(SR.ParquetPageData);
            RequireShort(length);
            take(i, data.Slice(0, length));
            data = data.Slice(length);
        }
    }

    private static void ReadLengths(ReadOnlySpan<byte> data, int count, Take take)
    {
        var lengths = new long[count];
        data = data.Slice(DeltaIntegers.Read(data, lengths));
        for (int i = 0; i < count; i++)
        {
            if (lengths[i] < 0 || lengths[i] > data.Length)
                throw new InvalidDataException(SR.ParquetPageData);
            RequireShort(lengths[i]);
            take(i, data.Slice(0, (int)lengths[i]));
            data = data.Slice((int)lengths[i]);
        }
    }

    private static void ReadPrefixes(ReadOnlySpan<byte> data, int count, int? fixedLength, Take take)
    {
        var shared = new long[count];
        var lengths = new long[count];
        data = data.Slice(DeltaIntegers.Read(data, shared));
        data = data.Slice(DeltaIntegers.Read(data, lengths));
        byte[] value = [];
        int length = 0;
        for (int i = 0; i < count; i++)
        {
            if (shared[i] < 0 || shared[i] > length || lengths[i] < 0 || lengths[i] > data.Length)
                throw new InvalidDataException(SR.ParquetPageData);
            int kept = (int)shared[i];
            RequireShort(kept + lengths[i]);
            length = kept + (int)lengths[i];
            if (fixedLength is not null && length != fixedLength)
                throw new InvalidDataException(SR.ParquetPageData);
            if (length > value.Length)
                Array.Resize(ref value, Math.Max(length, 2 * value.Length));
            data.Slice(0, length - kept).CopyTo(value.AsSpan(kept));
            data = data.Slice(length - kept);
            take(i, value.AsSpan(0, length));
        }
    }

    private static void RequireShort(long length)
    {
        if (length > MaximumLength)
            throw new InvalidDataException(string.Format(SR.ParquetValueLong, length, MaximumLength));
    }
}
