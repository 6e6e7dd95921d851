using ClusterTools.Files;
using ClusterTools.Formats.Gif;
using ClusterTools.Formats.Jpeg;
using ClusterTools.Formats.Png;
using ClusterTools.Formats.Webp;
using ClusterTools.Images.Pictures;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Stacks;

/// <summary>Writes finished pictures in the formats for them: PNG, JPEG, WebP, GIF.</summary>
internal static class PictureWriter
{
    /// <summary>Writes a picture.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">Quality.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">The format has no quality, or is not one for pictures.</exception>
    /// <exception cref="NotSupportedException">The format cannot hold the picture: its opacity, its size or, in GIF, more than 256 colours. The message names one that can.</exception>
    public static void Write(Stream output, Picture picture, ImageFileFormat format, ImageWriteOptions options, ExecutionOptions execution)
    {
        options.RequireFor(format);
        var stream = new CancellableStream(output, execution.CancellationToken);
        switch (format)
        {
            case ImageFileFormat.Png:
                PngEncoder.Write(stream, picture);
                break;
            case ImageFileFormat.Jpeg:
                JpegEncoder.Write(stream, picture, options.Quality);
                break;
            case ImageFileFormat.WebP:
                WebpEncoder.Write(stream, picture, options.Quality);
                break;
            case ImageFileFormat.Gif:
                GifEncoder.Write(stream, picture, exact: true, execution);
                break;
            default:
                throw new ArgumentException(string.Format(SR.FormatNotForPictures, format.Name()), nameof(format));
        }
    }
}
