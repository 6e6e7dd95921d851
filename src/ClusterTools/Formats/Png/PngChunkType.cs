namespace ClusterTools.Formats.Png;

/// <summary>The chunks that are read or written, by their four letters as a big-endian number.</summary>
internal static class PngChunkType
{
    public const uint Header = 0x49484452; // IHDR
    public const uint Palette = 0x504C5445; // PLTE
    public const uint Transparency = 0x74524E53; // tRNS
    public const uint AnimationControl = 0x6163544C; // acTL
    public const uint Data = 0x49444154; // IDAT
    public const uint End = 0x49454E44; // IEND

    /// <summary>The eight bytes that every PNG file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
}
