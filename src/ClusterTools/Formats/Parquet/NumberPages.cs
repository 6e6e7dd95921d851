using System.Buffers;
using System.Buffers.Binary;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Parquet.Encodings;
using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet;

/// <summary>Reads a column of numbers as doubles, NaN where a value is missing.</summary>
/// <param name="column">The column.</param>
internal abstract class NumberPages(ParquetColumn column) : IPageTarget
{
    private const int Slice = 4096;

    private double[]? _dictionary;

    /// <inheritdoc/>
    public virtual bool IsDone => false;

    /// <inheritdoc/>
    public void BeginChunk() => _dictionary = null;

    /// <inheritdoc/>
    public void TakeDictionary(ReadOnlySpan<byte> data, int count)
    {
        var values = new double[count];
        Decode(ParquetEncoding.Plain, data, values);
        _dictionary = values;
    }

    /// <inheritdoc/>
    public void TakeValues(ParquetEncoding encoding, ReadOnlySpan<byte> data, ReadOnlySpan<bool> present, int count)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(present.Length);
        try
        {
            var values = rented.AsSpan(0, present.Length);
            if (encoding is ParquetEncoding.PlainDictionary or ParquetEncoding.RunLengthDictionary)
                DictionaryIndices.Read(data, _dictionary, values.Slice(0, count));
            else
                Decode(encoding, data, values.Slice(0, count));

            // From the end, where no value is overwritten before it has moved.
            for (int i = present.Length - 1, next = count - 1; i > next; i--)
                values[i] = present[i] ? values[next--] : double.NaN;
            Take(values);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Takes the values of the next rows.</summary>
    /// <param name="values">They may be changed.</param>
    private protected abstract void Take(Span<double> values);

    private void Decode(ParquetEncoding encoding, ReadOnlySpan<byte> data, Span<double> values)
    {
        switch (column.Type)
        {
            case ParquetPhysicalType.Boolean:
                ReadBooleans(encoding, data, values);
                break;
            case ParquetPhysicalType.Int32 or ParquetPhysicalType.Int64:
                ReadIntegers(encoding, data, values);
                break;
            case ParquetPhysicalType.Float:
                data = Fixed(encoding, data, values.Length, sizeof(float));
                for (int i = 0; i < values.Length; i++)
                    values[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32LittleEndian(data.Slice(i * sizeof(float))));
                break;
            case ParquetPhysicalType.Double:
                data = Fixed(encoding, data, values.Length, sizeof(double));
                for (int i = 0; i < values.Length; i++)
                    values[i] = BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(data.Slice(i * sizeof(double))));
                break;
            case ParquetPhysicalType.ByteArray or ParquetPhysicalType.FixedLengthByteArray:
                ReadBytes(encoding, data, values);
                break;
            case ParquetPhysicalType.Int96:
                throw new InvalidDataException(SR.ParquetSchema);
            default:
                throw EnumGuard.Unexpected(column.Type);
        }
    }

    private static void ReadBooleans(ParquetEncoding encoding, ReadOnlySpan<byte> data, Span<double> values)
    {
        if (encoding == ParquetEncoding.RunLength)
        {
            // With their length before them, as levels.
            if (data.Length < sizeof(int))
                throw new InvalidDataException(SR.ParquetPageData);
            var reader = new RunLengthReader(data.Slice(sizeof(int)), 1);
            var bits = new int[Math.Min(Slice, values.Length)];
            for (; !values.IsEmpty; values = values.Slice(Math.Min(bits.Length, values.Length)))
            {
                var some = bits.AsSpan(0, Math.Min(bits.Length, values.Length));
                reader.Read(some);
                for (int i = 0; i < some.Length; i++)
                    values[i] = some[i];
            }

            return;
        }

        if (encoding != ParquetEncoding.Plain)
            throw new InvalidDataException(string.Format(SR.ParquetEncoding, encoding));
        if (data.Length < (values.Length + 7L) / 8)
            throw new InvalidDataException(SR.ParquetPageData);
        for (int i = 0; i < values.Length; i++)
            values[i] = (data[i >> 3] >> (i & 7)) & 1;
    }

    private void ReadIntegers(ParquetEncoding encoding, ReadOnlySpan<byte> data, Span<double> values)
    {
        bool isLong = column.Type == ParquetPhysicalType.Int64;
        if (encoding == ParquetEncoding.DeltaBinaryPacked)
        {
            var integers = new long[values.Length];
            DeltaIntegers.Read(data, integers);
            for (int i = 0; i < values.Length; i++)
                values[i] = ToNumber(isLong ? integers[i] : unchecked((int)integers[i]));
            return;
        }

        data = Fixed(encoding, data, values.Length, isLong ? sizeof(long) : sizeof(int));
        for (int i = 0; i < values.Length; i++)
            values[i] = ToNumber(isLong ? BinaryPrimitives.ReadInt64LittleEndian(data.Slice(i * sizeof(long))) : BinaryPrimitives.ReadInt32LittleEndian(data.Slice(i * sizeof(int))));
    }

    private double ToNumber(long value)
    {
        if (column.IsDecimal)
            return DecimalBytes.ToDouble(value, column.Scale);
        if (!column.IsUnsigned)
            return value;
        return column.Type == ParquetPhysicalType.Int64 ? (ulong)value : (uint)value;
    }

    private void ReadBytes(ParquetEncoding encoding, ReadOnlySpan<byte> data, Span<double> values)
    {
        // A span cannot be captured.
        var numbers = new double[values.Length];
        int? length = column.Type == ParquetPhysicalType.FixedLengthByteArray ? column.FixedLength : null;
        bool isDecimal = column.IsDecimal;
        int scale = column.Scale;
        ByteArrays.Read(encoding, data, values.Length, length, (index, bytes) =>
            numbers[index] = isDecimal ? DecimalBytes.ToDouble(bytes, scale) : HalfFloat.ToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes)));
        numbers.CopyTo(values);
    }

    /// <summary>The contiguous bytes of values of one size.</summary>
    private static ReadOnlySpan<byte> Fixed(ParquetEncoding encoding, ReadOnlySpan<byte> data, int count, int size) => encoding switch
    {
        ParquetEncoding.Plain => data.Length >= (long)count * size ? data : throw new InvalidDataException(SR.ParquetPageData),
        ParquetEncoding.ByteStreamSplit => SplitBytes.Join(data, count, size),
        _ => throw new InvalidDataException(string.Format(SR.ParquetEncoding, encoding)),
    };
}
