using System.Buffers.Binary;

namespace ClusterTools.Tests.Formats.Bmp;

/// <summary>Puts BMP files together for tests.</summary>
internal static class BmpBuilder
{
    /// <summary>A file with the usual header of 40 bytes; after it come masks or a palette, and the pixels.</summary>
    public static byte[] Build(int width, int height, int bitCount, int compression, byte[] extra, byte[] pixels, int colors = 0)
    {
        byte[] file = new byte[54 + extra.Length + pixels.Length];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        Write(file, 2, file.Length);
        Write(file, 10, 54 + extra.Length);
        Write(file, 14, 40);
        Write(file, 18, width);
        Write(file, 22, height);
        file[26] = 1;
        file[28] = (byte)bitCount;
        Write(file, 30, compression);
        Write(file, 46, colors);
        extra.CopyTo(file, 54);
        pixels.CopyTo(file, 54 + extra.Length);
        return file;
    }

    /// <summary>A palette of blue, green, red, nothing.</summary>
    public static byte[] Palette(params (byte Red, byte Green, byte Blue)[] colors) => [.. colors.SelectMany(c => new byte[] { c.Blue, c.Green, c.Red, 0 })];

    /// <summary>Masks for red, green, blue and, perhaps, opacity.</summary>
    public static byte[] Masks(params uint[] masks) => [.. masks.SelectMany(BitConverter.GetBytes)];

    private static void Write(byte[] file, int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(offset), value);
}
