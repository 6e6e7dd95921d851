using System.Buffers.Binary;

namespace ClusterTools.Formats.Webp;

/// <summary>The types of chunks that matter here (RFC 9649), their first character in the lowest byte.</summary>
internal static class WebpChunkType
{
    public static readonly uint Lossy = Of("VP8 "u8);
    public static readonly uint Lossless = Of("VP8L"u8);
    public static readonly uint Extended = Of("VP8X"u8);
    public static readonly uint Alpha = Of("ALPH"u8);
    public static readonly uint Animation = Of("ANIM"u8);
    public static readonly uint Frame = Of("ANMF"u8);
    public static readonly uint Exif = Of("EXIF"u8);

    /// <summary>The four characters of a type; what is not printable as a question mark.</summary>
    public static string Name(uint type)
    {
        Span<char> name = stackalloc char[4];
        for (int i = 0; i < name.Length; i++, type >>= 8)
            name[i] = (byte)type is >= 32 and < 127 ? (char)(byte)type : '?';
        return name.ToString();
    }

    private static uint Of(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32LittleEndian(name);
}
