namespace ClusterTools.Tests.Formats.Jpeg;

/// <summary>Writes compressed data: bits from the highest, a zero after each 0xFF.</summary>
internal sealed class JpegBits(List<byte> output)
{
    private int _value;
    private int _count;

    public void Put(int value, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            _value = (_value << 1) | ((value >> i) & 1);
            if (++_count < 8)
                continue;
            output.Add((byte)_value);
            if (_value == 0xFF)
                output.Add(0);
            (_value, _count) = (0, 0);
        }
    }

    /// <summary>Puts a number as its size's bits; negative ones one lower.</summary>
    public void PutSigned(int value, int size) => Put(value < 0 ? value + (1 << size) - 1 : value, size);

    public void Align()
    {
        while (_count > 0)
            Put(1, 1);
    }

    public static int SizeOf(int value)
    {
        int size = 0;
        for (int rest = Math.Abs(value); rest > 0; rest >>= 1)
            size++;
        return size;
    }
}
