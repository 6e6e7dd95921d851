using System.Buffers.Binary;

namespace ClusterTools.Formats.Png;

/// <summary>Reads and checks everything up to the first IDAT chunk.</summary>
internal static class PngContentReader
{
    /// <exception cref="ImageFormatException">The file breaks the rules of the format.</exception>
    public static PngContent Read(Stream file, string path)
    {
        Span<byte> signature = stackalloc byte[8];
        if (file.ReadAtLeast(signature, signature.Length, throwOnEndOfStream: false) < signature.Length || !signature.SequenceEqual(PngChunkType.Signature))
            throw new ImageFormatException(path, SR.PngSignatureMissing);
        var chunks = new PngChunkReader(file, path);
        chunks.Enter();
        if (chunks.Type != PngChunkType.Header)
            throw chunks.Error(SR.PngHeaderMissing);
        var header = ReadHeader(chunks);
        byte[]? palette = null;
        byte[]? transparency = null;
        bool animated = false;
        for (chunks.Enter(); chunks.Type != PngChunkType.Data; chunks.Enter())
        {
            switch (chunks.Type)
            {
                case PngChunkType.Palette:
                    if (palette is not null)
                        throw chunks.Error(string.Format(SR.PngChunkMisplaced, chunks.TypeName));
                    palette = ReadPalette(chunks);
                    break;
                case PngChunkType.Transparency:
                    transparency = ReadTransparency(chunks, header);
                    break;
                case PngChunkType.AnimationControl:
                    animated = true;
                    chunks.Skip();
                    break;
                case PngChunkType.End:
                    throw chunks.Error(SR.PngDataMissing);
                default:
                    RequireSkippable(chunks);
                    chunks.Skip();
                    break;
            }
        }

        // In colour pictures a palette is a mere suggestion for displays with few colours.
        if (header.ColorType != PngColorType.Indexed)
            palette = null;
        else if (palette is null)
            throw chunks.Error(SR.PngPaletteMissing);
        return new PngContent(header, palette, transparency, chunks.Offset, animated);
    }

    /// <summary>Requires that a reader may pass by the chunk.</summary>
    public static void RequireSkippable(PngChunkReader chunks)
    {
        if (chunks.Type is PngChunkType.Header or PngChunkType.Palette or PngChunkType.Data)
            throw chunks.Error(string.Format(SR.PngChunkMisplaced, chunks.TypeName));
        if (chunks.IsCritical)
            throw chunks.Error(string.Format(SR.PngChunkUnknown, chunks.TypeName));
    }

    private static PngHeader ReadHeader(PngChunkReader chunks)
    {
        if (chunks.Length != 13)
            throw chunks.Error(string.Format(SR.PngChunkLengthInvalid, chunks.TypeName, chunks.Length));
        byte[] data = chunks.ReadAll();
        int width = BinaryPrimitives.ReadInt32BigEndian(data);
        int height = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(4));
        if (width < 1 || height < 1)
            throw chunks.Error(string.Format(SR.ImageSizeInvalid, (uint)width, (uint)height));
        int depth = data[8];
        var color = (PngColorType)data[9];
        bool known = color switch
        {
            PngColorType.Gray => depth is 1 or 2 or 4 or 8 or 16,
            PngColorType.Indexed => depth is 1 or 2 or 4 or 8,
            PngColorType.Rgb or PngColorType.GrayAlpha or PngColorType.Rgba => depth is 8 or 16,
            _ => throw chunks.Error(string.Format(SR.PngColorTypeInvalid, data[9], depth)),
        };
        if (!known)
            throw chunks.Error(string.Format(SR.PngColorTypeInvalid, data[9], depth));
        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw chunks.Error(string.Format(SR.PngMethodUnknown, data[10], data[11], data[12]));
        return new PngHeader(width, height, depth, color, Interlaced: data[12] == 1);
    }

    private static byte[] ReadPalette(PngChunkReader chunks)
    {
        if (chunks.Length is 0 or > 768 || chunks.Length % 3 != 0)
            throw chunks.Error(string.Format(SR.PngChunkLengthInvalid, chunks.TypeName, chunks.Length));
        return chunks.ReadAll();
    }

    private static byte[]? ReadTransparency(PngChunkReader chunks, PngHeader header)
    {
        bool lengthIsRight = header.ColorType switch
        {
            PngColorType.Gray => chunks.Length == 2,
            PngColorType.Rgb => chunks.Length == 6,
            PngColorType.Indexed => chunks.Length is > 0 and <= 256,
            // The picture has its own channel of opacity, which wins.
            PngColorType.GrayAlpha or PngColorType.Rgba => true,
            _ => throw EnumGuard.Unexpected(header.ColorType),
        };
        if (!lengthIsRight)
            throw chunks.Error(string.Format(SR.PngChunkLengthInvalid, chunks.TypeName, chunks.Length));
        if (header.ColorType is PngColorType.GrayAlpha or PngColorType.Rgba)
        {
            chunks.Skip();
            return null;
        }

        return chunks.ReadAll();
    }
}
