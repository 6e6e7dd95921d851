using ClusterTools.Files;

namespace ClusterTools.Formats.Stacks;

/// <summary>The formats that are known, and the choice among them by a file's first bytes.</summary>
/// <remarks>Besides the decoders of the engine, those in assemblies named ClusterTools.Decoder.*.dll next to it are used. They are
/// asked last, save for TGA, which has no signature.</remarks>
public static class ImageFormatRegistry
{
    private const int HeaderLength = 64;

    private static readonly List<string> AssemblyFailures = [];
    private static readonly List<IImageDecoder> Decoders = [.. CreateDecoders()];

    /// <summary>The decoders, in the order in which they are asked.</summary>
    public static IReadOnlyList<IImageDecoder> All => Decoders;

    /// <summary>Opens a file with the decoder that recognises its first bytes; the extension plays no part.</summary>
    /// <exception cref="ImageFormatException">No decoder recognises it, or its decoder finds it malformed.</exception>
    public static ImageSource Open(string path, ImageReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
            return Thunder.ThunderImagesFolder.Open(path, options ?? new ImageReadOptions());
        Span<byte> header = stackalloc byte[HeaderLength];
        int length;
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1))
            length = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (length == 0)
            throw new ImageFormatException(path, SR.FileEmpty);
        foreach (var decoder in Decoders)
        {
            if (decoder.Recognizes(header.Slice(0, length)))
                return decoder.Open(path, options ?? new ImageReadOptions());
        }

        string known = string.Join(", ", Decoders.ConvertAll(d => d.Name));
        throw new ImageFormatException(path, string.Join(" ", [string.Format(SR.FormatUnknown, known), .. AssemblyFailures]));
    }

    private static IEnumerable<IImageDecoder> CreateDecoders()
    {
        // One line a format; a format whose signature is weaker comes later.
        yield return new Tiff.TiffDecoder();
        yield return new Png.PngDecoder();
        yield return new Jpeg.JpegDecoder();
        yield return new Npy.NpyDecoder();
        yield return new Idx.IdxDecoder();
        yield return new Bmp.BmpDecoder();
        yield return new Gif.GifDecoder();
        yield return new Webp.WebpDecoder();
        yield return new Pnm.PnmDecoder();
        foreach (var decoder in DecoderAssemblies.Find(InstallationFolder.FullName, AssemblyFailures))
            yield return decoder;
        yield return new Tga.TgaDecoder();
    }
}
