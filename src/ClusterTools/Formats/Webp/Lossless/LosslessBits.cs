namespace ClusterTools.Formats.Webp.Lossless;

/// <summary>Reads bits, the lowest of each byte first.</summary>
internal sealed class LosslessBits(ReadOnlyMemory<byte> data)
{
    private long _place;

    /// <summary>The bits that are left.</summary>
    public long Left => (8L * data.Length) - _place;

    /// <summary>Reads a number of up to 24 bits, its lowest bit first.</summary>
    /// <exception cref="InvalidDataException">The data end before.</exception>
    public int Read(int count)
    {
        if (count > Left)
            throw new InvalidDataException(SR.WebpDataEnd);
        var bytes = data.Span;
        int value = 0;
        for (int i = 0; i < count; i++, _place++)
            value |= ((bytes[(int)(_place >> 3)] >> (int)(_place & 7)) & 1) << i;
        return value;
    }
}
