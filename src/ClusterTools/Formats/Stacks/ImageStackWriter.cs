using System.Globalization;
using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Gif;
using ClusterTools.Formats.ImageSharp;
using ClusterTools.Formats.Jpeg;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Png;
using ClusterTools.Formats.Tiff.Writing;
using ClusterTools.Formats.Webp;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Stacks;

/// <summary>Writes stacks to image files. Every file is whole or absent.</summary>
/// <remarks>
/// <para>The axes of a .npy array are those that reading it takes them for: rows, columns for a single plane; frames, rows, columns where a frame has one plane;
/// otherwise frames, planes, rows, columns. Channels, where there is more than one, make a fifth axis: colours the last one, independent channels
/// (<see cref="ChannelLayout.Separate"/>) the third, the order T, Z, C, Y, X of microscopy.</para>
/// <para>PNG holds one plane of 8- or 16-bit unsigned samples, JPEG one of 8 bits. WebP and GIF hold frames of one plane of 8 bits, which are shown in sequence, in a loop.</para>
/// </remarks>
public static class ImageStackWriter
{
    /// <summary>Writes a stack to one file, or, where <paramref name="path"/> is a folder, to one file a frame (PNG, JPEG, WebP, GIF: a plane).</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="path">The file; or a folder, which exists or whose name ends with a separator: then the files are <c>frame-00000.tif</c> and so on, and
    /// <c>frame-00000-plane-00.png</c> for PNG and other picture files of a stack with several planes.</param>
    /// <param name="format">The format; null (the default) for what the extension of the file says, TIFF in a folder.</param>
    /// <param name="overwrite">Whether existing files are replaced; otherwise nothing is written if one exists.</param>
    /// <param name="execution">Threads (over the files of a folder and the frames of an animation), cancellation and progress.</param>
    /// <param name="options">Quality and frames a second, for formats that have them; null for the defaults.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="ArgumentException">The extension is not that of a known format, several planes would have to go into a file that holds one, or the format lacks what
    /// <paramref name="options"/> chooses.</exception>
    /// <exception cref="NotSupportedException">The format cannot hold this type of sample; the message names formats that can.</exception>
    /// <exception cref="IOException">A file exists and <paramref name="overwrite"/> is false, or cannot be written.</exception>
    public static IReadOnlyList<string> Write(
        ImageStack stack, string path, ImageFileFormat? format = null, bool overwrite = false, ExecutionOptions? execution = null,
        ImageWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(path);
        EnumGuard.RequireDefined(format);
        execution ??= ExecutionOptions.Default;
        options ??= new ImageWriteOptions();
        if (Directory.Exists(path) || EndsWithSeparator(path))
            return WriteFolder(stack, path, format ?? ImageFileFormat.Tiff, overwrite, execution, options);

        var chosen = RequireFormat(path, format);
        options.RequireFor(chosen);
        RequireOneFile(stack, path, chosen);
        WholeFile.Write(path, overwrite, stream => WriteStack(stream, stack, chosen, plane: 0, options, execution));
        return [path];
    }

    /// <summary>Checks before any work that a stack can be written to a path: its format is known, and the target is free or may be replaced. Which files a folder will hold is known with the
    /// stack only.</summary>
    /// <exception cref="ArgumentException">The extension is not that of a known format.</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, or its folder is missing.</exception>
    public static void RequireWritable(string path, ImageFileFormat? format, bool overwrite)
    {
        EnumGuard.RequireDefined(format);
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path) || EndsWithSeparator(path))
            return;
        RequireFormat(path, format);
        WholeFile.RequireWritable(path, overwrite);
    }

    private static ImageFileFormat RequireFormat(string path, ImageFileFormat? format) =>
        format ?? ImageFileFormats.ByExtension(path) ?? throw new ArgumentException(string.Format(SR.ImageExtensionUnknown, path), nameof(path));

    private static void RequireOneFile(ImageStack stack, string path, ImageFileFormat format)
    {
        if (!format.HoldsOnePlaneAFrame())
            return;
        if (format.IsAnimated())
        {
            if (stack.PlaneCount > 1)
                throw new ArgumentException(string.Format(SR.AnimationHoldsOnePlane, format.Name(), stack.PlaneCount, path), nameof(path));
        }
        else if (stack.FrameCount > 1 || stack.PlaneCount > 1)
        {
            throw new ArgumentException(string.Format(SR.FileHoldsOnePlane, format.Name(), (long)stack.FrameCount * stack.PlaneCount, path), nameof(path));
        }
    }

    private static string[] WriteFolder(
        ImageStack stack, string folder, ImageFileFormat format, bool overwrite, ExecutionOptions execution, ImageWriteOptions options)
    {
        options.RequireFor(format);
        if (options.FramesPerSecond is not null)
            throw new ArgumentException(string.Format(SR.FolderWithoutAnimation, folder));
        int planes = format.HoldsOnePlaneAFrame() ? stack.PlaneCount : 1;
        var paths = new string[checked(stack.FrameCount * planes)];
        for (int i = 0; i < paths.Length; i++)
            paths[i] = Path.Combine(folder, FileName(i / planes, stack.FrameCount, i % planes, planes, format));
        Directory.CreateDirectory(folder);
        // All are checked before the first is written. What an interrupted export left may be replaced.
        var left = UnfinishedFiles(folder);
        foreach (string path in paths)
            WholeFile.RequireWritable(path, overwrite || left.Contains(path));
        execution.CancellationToken.ThrowIfCancellationRequested();
        var unfinished = UnfinishedExport.Begin(folder, stack.FrameCount, planes, format);

        // Progress is reported in files; within a file only cancellation matters.
        var within = new ExecutionOptions { ThreadCount = 1, CancellationToken = execution.CancellationToken };
        var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteImages, paths.Length);
        ChunkedParallel.For(paths.Length, execution, (i, _) =>
        {
            var frame = ImageStackSelection.Select(stack, [i / planes]);
            WholeFile.Write(paths[i], overwrite || left.Contains(paths[i]), stream => WriteStack(stream, frame, format, i % planes, options, within));
            progress.Add();
        });
        unfinished.End();
        return paths;
    }

    private static HashSet<string> UnfinishedFiles(string folder) => UnfinishedExport.Find(folder) is not var (frames, planes, format)
        ? []
        : [.. Enumerable.Range(0, frames).SelectMany(frame => Enumerable.Range(0, planes).Select(plane => Path.Combine(folder, FileName(frame, frames, plane, planes, format))))];

    private static void WriteStack(Stream stream, ImageStack stack, ImageFileFormat format, int plane, ImageWriteOptions options, ExecutionOptions execution)
    {
        switch (format)
        {
            case ImageFileFormat.Tiff:
                TiffEncoder.Write(stream, stack, execution: execution);
                break;
            case ImageFileFormat.Png:
                PngEncoder.Write(new CancellableStream(stream, execution.CancellationToken), stack, 0, plane);
                break;
            case ImageFileFormat.Jpeg:
                JpegEncoder.Write(new CancellableStream(stream, execution.CancellationToken), CodecPictures.Of(stack, 0, plane, format), options.Quality);
                break;
            case ImageFileFormat.Gif:
                GifEncoder.Write(new CancellableStream(stream, execution.CancellationToken), stack, plane, options, execution);
                break;
            case ImageFileFormat.WebP when stack.FrameCount > 1:
                WebpEncoder.WriteAnimation(new CancellableStream(stream, execution.CancellationToken), stack, options, execution);
                break;
            case ImageFileFormat.WebP:
                WebpEncoder.Write(new CancellableStream(stream, execution.CancellationToken), CodecPictures.Of(stack, 0, plane, format), options.Quality);
                break;
            case ImageFileFormat.Npy:
                WriteNpy(new CancellableStream(stream, execution.CancellationToken), stack, execution);
                break;
            default:
                throw EnumGuard.Undefined(format);
        }
    }

    private static void WriteNpy(Stream stream, ImageStack stack, ExecutionOptions execution)
    {
        var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteImages, stack.FrameCount);
        NpyFile.WriteHeader(stream, stack.PixelType, NpyShape(stack));
        for (int frame = 0; frame < stack.FrameCount; frame++)
        {
            byte[] samples = stack.GetFrameArray(frame);
            if (stack.ChannelLayout == ChannelLayout.Separate)
                WriteChannels(stream, stack, samples);
            else
                stream.Write(samples, 0, samples.Length);
            progress.Add();
        }
    }

    private static void WriteChannels(Stream stream, ImageStack stack, ReadOnlySpan<byte> frame)
    {
        int size = stack.PixelType.Size();
        var channelSamples = new byte[checked(stack.Grid.PlaneSize * size)];
        int planeBytes = channelSamples.Length * stack.ChannelCount;
        for (int plane = 0; plane < stack.PlaneCount; plane++)
        {
            for (int channel = 0; channel < stack.ChannelCount; channel++)
            {
                SampleGroups.Gather(frame.Slice((plane * planeBytes) + (channel * size)), size * stack.ChannelCount, channelSamples, size);
                stream.Write(channelSamples, 0, channelSamples.Length);
            }
        }
    }

    private static int[] NpyShape(ImageStack stack)
    {
        if (stack.ChannelLayout == ChannelLayout.Separate)
            return [stack.FrameCount, stack.PlaneCount, stack.ChannelCount, stack.Height, stack.Width];
        if (stack.ChannelCount > 1 || stack.PlaneCount > 1)
            return stack.Shape;
        return stack.FrameCount > 1 ? [stack.FrameCount, stack.Height, stack.Width] : [stack.Height, stack.Width];
    }

    private static string FileName(int frame, int frames, int plane, int planes, ImageFileFormat format)
    {
        string name = $"frame-{Number(frame, frames, 5)}";
        if (planes > 1)
            name += $"-plane-{Number(plane, planes, 2)}";
        return name + format.Extension();
    }

    /// <summary>A number padded with zeros to the width of the largest number below <paramref name="count"/>.</summary>
    private static string Number(int number, int count, int minimumDigits)
    {
        int digits = (count - 1).ToString(CultureInfo.InvariantCulture).Length;
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(minimumDigits, digits), '0');
    }

    private static bool EndsWithSeparator(string path) =>
        path.Length > 0 && (path[path.Length - 1] == Path.DirectorySeparatorChar || path[path.Length - 1] == Path.AltDirectorySeparatorChar);
}
