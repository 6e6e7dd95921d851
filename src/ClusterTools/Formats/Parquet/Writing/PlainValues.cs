using System.Buffers.Binary;
using System.Text;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Writes values contiguously (PLAIN).</summary>
internal static class PlainValues
{
    /// <summary>Bits, the lowest first.</summary>
    public static byte[] Of(bool[] values)
    {
        var bytes = new byte[(values.Length + 7) / 8];
        for (int i = 0; i < values.Length; i++)
            bytes[i >> 3] |= (byte)((values[i] ? 1 : 0) << (i & 7));
        return bytes;
    }

    /// <summary>32-bit integers.</summary>
    public static byte[] Of(int[] values)
    {
        var bytes = new byte[values.Length * sizeof(int)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), values[i]);
        return bytes;
    }

    /// <summary>64-bit integers.</summary>
    public static byte[] Of(long[] values)
    {
        var bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        return bytes;
    }

    /// <summary>64-bit floats.</summary>
    public static byte[] Of(double[] values) => Of(Array.ConvertAll(values, BitConverter.DoubleToInt64Bits));

    /// <summary>32-bit floats.</summary>
    public static byte[] Of(float[] values) => Of(Array.ConvertAll(values, BitConverter.SingleToInt32Bits));

    /// <summary>Texts in UTF-8, each with its length before it.</summary>
    public static byte[] Of(string[] values)
    {
        using var bytes = new MemoryStream();
        var length = new byte[sizeof(int)];
        foreach (string value in values)
        {
            byte[] text = Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
            bytes.Write(length, 0, length.Length);
            bytes.Write(text, 0, text.Length);
        }

        return bytes.ToArray();
    }
}
