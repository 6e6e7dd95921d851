using ClusterTools.Images.Pictures;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;
using ImageSharpDecoder = SixLabors.ImageSharp.Formats.IImageDecoder;

namespace ClusterTools.Formats.ImageSharp;

/// <summary>Pictures on their way out of ImageSharp's decoders and into its encoders.</summary>
/// <remarks>The library is loaded when the first picture goes through here, so nothing that runs earlier may name a type of it: neither fields nor signatures of decoders,
/// sources and writers.</remarks>
internal static class CodecPixels
{
    /// <summary>Decodes a picture of one frame.</summary>
    /// <param name="decoder">ImageSharp's decoder of the format.</param>
    /// <param name="data">The file, or a stream that gives what one would.</param>
    /// <param name="width">The columns that the header names.</param>
    /// <param name="height">The rows that the header names.</param>
    /// <param name="channelCount">1 for grey, 2 for grey and opacity, 3 for RGB, 4 for RGBA.</param>
    /// <param name="destination">Gets the samples, channels side by side.</param>
    /// <param name="token">Looked at before the codec begins and whenever it reads.</param>
    /// <exception cref="InvalidDataException">The codec cannot make a picture of this size out of it, for whatever reason.</exception>
    public static void Decode(ImageSharpDecoder decoder, Stream data, int width, int height, int channelCount, Span<byte> destination, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        using var image = Guarded(() => decoder.Decode<Rgba32>(Configure((long)width * height, data.Length), data, token));
        if (image.Width != width || image.Height != height)
            throw new InvalidDataException(string.Format(SR.CodecSizeDiffers, image.Width, image.Height, width, height));
        int rowBytes = width * channelCount;
        for (int y = 0; y < height; y++)
            Unpack(image.DangerousGetPixelRowMemory(y).Span, destination.Slice(y * rowBytes, rowBytes), channelCount);
    }

    /// <summary>Encodes a picture.</summary>
    /// <param name="picture">The picture: grey, RGB, RGBA or a palette's entries, all of 8 bits.</param>
    /// <param name="encoder">ImageSharp's encoder of the format.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Encode(Picture picture, IImageEncoder encoder, Stream output)
    {
        using Image image = picture.Format switch
        {
            PixelFormat.Gray8 => Load<L8>(picture, picture.Pixels),
            PixelFormat.Rgb24 => Load<Rgb24>(picture, picture.Pixels),
            PixelFormat.Rgba32 => Load<Rgba32>(picture, picture.Pixels),
            PixelFormat.Indexed8 when picture.PaletteOpacity is null => Load<Rgb24>(picture, PalettePixels.Expand(picture)),
            PixelFormat.Indexed8 => Load<Rgba32>(picture, PalettePixels.Expand(picture)),
            _ => throw new ArgumentException(string.Format(SR.PictureNotEightBit, picture.Format), nameof(picture)),
        };
        image.Save(output, encoder);
    }

    private static Image<TPixel> Load<TPixel>(Picture picture, byte[] pixels)
        where TPixel : unmanaged, IPixel<TPixel> =>
        Image.LoadPixelData<TPixel>(Configure((long)picture.Width * picture.Height, 0), pixels, picture.Width, picture.Height);

    private static Configuration Configure(long pixelCount, long dataBytes) =>
        new() { MemoryAllocator = CodecMemory.For(pixelCount, dataBytes), MaxDegreeOfParallelism = 1 };

    // Damage shows in these codecs as any exception at all: an index out of range, a null reference, an overflow. What the disk or the user did stays what it is.
    private static T Guarded<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException) || e is EndOfStreamException)
        {
            throw new InvalidDataException(string.Format(SR.CodecRefused, Cause(e)), e);
        }
    }

    private static string Cause(Exception e) =>
        e is SixLabors.ImageSharp.ImageFormatException or NotSupportedException or SixLabors.ImageSharp.Memory.InvalidMemoryOperationException ? e.Message.Trim().TrimEnd('.') : e.GetType().Name;

    private static void Unpack(ReadOnlySpan<Rgba32> row, Span<byte> samples, int channelCount)
    {
        switch (channelCount)
        {
            case 4:
                System.Runtime.InteropServices.MemoryMarshal.AsBytes(row).CopyTo(samples);
                break;
            case 3:
                for (int x = 0, i = 0; x < row.Length; x++, i += 3)
                    (samples[i], samples[i + 1], samples[i + 2]) = (row[x].R, row[x].G, row[x].B);
                break;
            case 2:
                for (int x = 0; x < row.Length; x++)
                    (samples[2 * x], samples[(2 * x) + 1]) = (row[x].R, row[x].A);
                break;
            default:
                for (int x = 0; x < row.Length; x++)
                    samples[x] = row[x].R;
                break;
        }
    }
}
