using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Npy;

/// <summary>Writes records to a .npy file in order, as they arrive, so that none has to be kept.</summary>
internal sealed class NpySeriesWriter
{
    private readonly Stream _stream;
    private long _missing;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="elementType">The type of a value.</param>
    /// <param name="shape">The size along each axis: those of the records, then the values.</param>
    public NpySeriesWriter(Stream stream, ElementType elementType, IReadOnlyList<int> shape)
    {
        _stream = stream;
        _missing = elementType.Size();
        foreach (int size in shape)
            _missing = checked(_missing * size);
        NpyFile.WriteHeader(stream, elementType, shape);
    }

    /// <summary>Adds values, in the machine's byte order.</summary>
    /// <exception cref="InvalidOperationException">There are more than the shape holds.</exception>
    public void Append(ReadOnlySpan<byte> records)
    {
        _missing -= records.Length;
        if (_missing < 0)
            throw new InvalidOperationException(string.Format(SR.WriterTooMany, -_missing));
        _stream.Write(records);
    }

    /// <summary>Checks that all values have been written.</summary>
    /// <exception cref="InvalidOperationException">Values are missing.</exception>
    public void Complete()
    {
        if (_missing > 0)
            throw new InvalidOperationException(string.Format(SR.WriterTooFew, _missing));
    }
}
