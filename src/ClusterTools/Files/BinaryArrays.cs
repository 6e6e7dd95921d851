namespace ClusterTools.Files;

/// <summary>Arrays with their length before them. A length is held against the bytes that are left before any memory is taken.</summary>
internal static class BinaryArrays
{
    public static void Write(BinaryWriter writer, int[] values)
    {
        writer.Write(values.Length);
        foreach (int value in values)
            writer.Write(value);
    }

    public static void Write(BinaryWriter writer, double[] values)
    {
        writer.Write(values.Length);
        foreach (double value in values)
            writer.Write(value);
    }

    public static int[] ReadIntegers(BinaryReader reader)
    {
        var values = new int[ReadCount(reader, sizeof(int))];
        for (int i = 0; i < values.Length; i++)
            values[i] = reader.ReadInt32();
        return values;
    }

    public static double[] ReadNumbers(BinaryReader reader)
    {
        var values = new double[ReadCount(reader, sizeof(double))];
        for (int i = 0; i < values.Length; i++)
            values[i] = reader.ReadDouble();
        return values;
    }

    /// <summary>A number of items of at least some bytes each.</summary>
    /// <exception cref="FormatException">There cannot be so many.</exception>
    public static int ReadCount(BinaryReader reader, int size)
    {
        int count = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && (long)count * size <= left ? count : throw new FormatException(SR.JsonDamaged);
    }
}
