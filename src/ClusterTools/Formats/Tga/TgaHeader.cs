using System.Buffers.Binary;

namespace ClusterTools.Formats.Tga;

/// <summary>The first 18 bytes of a TGA file.</summary>
/// <param name="IdLength">The bytes of text before the colour map.</param>
/// <param name="HasColorMap">Whether there is a colour map.</param>
/// <param name="Kind">What a pixel is.</param>
/// <param name="IsRunLength">Whether pixels come in runs.</param>
/// <param name="MapStart">The first entry that the colour map has.</param>
/// <param name="MapLength">The entries that it has.</param>
/// <param name="MapBits">The bits of an entry.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="PixelBits">The bits of a pixel.</param>
/// <param name="AlphaBits">How many of them are opacity.</param>
internal sealed record TgaHeader(
    int IdLength, bool HasColorMap, TgaPixelKind Kind, bool IsRunLength, int MapStart, int MapLength, int MapBits, int Width, int Height, int PixelBits, int AlphaBits)
{
    /// <summary>The bytes of the header.</summary>
    public const int Length = 18;

    private const int RunLengthFlag = 8;

    /// <summary>The bytes of a stored pixel.</summary>
    public int PixelBytes => (PixelBits + 7) / 8;

    /// <summary>Where the pixels begin.</summary>
    public long DataOffset => Length + IdLength + ((long)MapLength * ((MapBits + 7) / 8));

    /// <summary>The channels of a pixel once it is read: grey, grey and opacity, RGB or RGBA.</summary>
    public int ChannelCount => Kind switch
    {
        TgaPixelKind.Gray => PixelBits == 16 ? 2 : 1,
        TgaPixelKind.Indexed => MapBits == 32 || (MapBits == 16 && AlphaBits > 0) ? 4 : 3,
        TgaPixelKind.Color => AlphaBits > 0 ? 4 : 3,
        _ => throw EnumGuard.Unexpected(Kind),
    };

    /// <summary>Reads a header; null where the bytes cannot be one. There is no signature, so every field that leaves no choice is looked at.</summary>
    public static TgaHeader? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length || bytes[1] > 1)
            return null;
        int type = bytes[2];
        if ((type & ~RunLengthFlag) is not (1 or 2 or 3))
            return null;
        var header = new TgaHeader(
            bytes[0],
            bytes[1] == 1,
            (TgaPixelKind)(type & ~RunLengthFlag),
            (type & RunLengthFlag) != 0,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(3)),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(5)),
            bytes[7],
            BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(12)),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(14)),
            bytes[16],
            bytes[17] & 0x0F);
        return (bytes[17] & 0xC0) == 0 && header.Width > 0 && header.Height > 0 && header.HasPossibleMap && header.HasPossiblePixels ? header : null;
    }

    private bool HasPossibleMap => HasColorMap
        ? MapLength > 0 && MapStart + MapLength <= 1 << 16 && MapBits is 15 or 16 or 24 or 32
        : Kind != TgaPixelKind.Indexed && MapStart == 0 && MapLength == 0 && MapBits == 0;

    private bool HasPossiblePixels => (Kind, PixelBits) switch
    {
        (TgaPixelKind.Indexed, 8) => AlphaBits is 0 or 1 or 8,
        (TgaPixelKind.Gray, 8) or (TgaPixelKind.Color, 15 or 24) => AlphaBits == 0,
        (TgaPixelKind.Color, 16) => AlphaBits is 0 or 1,
        (TgaPixelKind.Gray, 16) or (TgaPixelKind.Color, 32) => AlphaBits is 0 or 8,
        _ => false,
    };
}
