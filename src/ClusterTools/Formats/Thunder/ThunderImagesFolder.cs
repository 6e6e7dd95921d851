using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Records;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Thunder;

/// <summary>Folders of images in Thunder's binary format (1.x): conf.json with the shape of an image (rows × columns, or planes × rows × columns) and its type, and
/// one .bin file an image.</summary>
public static class ThunderImagesFolder
{
    /// <summary>Whether a path is such a folder. A folder of series looks the same except for its files: they are named series…, or are not of the size of one image.</summary>
    public static bool IsOne(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!ThunderFolder.IsOne(path))
            return false;
        string first = ThunderFolder.DataFiles(path)[0];
        string name = Path.GetFileName(first);
        if (name.StartsWith("series", StringComparison.OrdinalIgnoreCase))
            return false;
        try
        {
            var config = ThunderConfig.Read(path);
            if (config.IsKeyed)
                return false;
            double bytes = config.Shape.Aggregate((double)config.ValueType.Size, (product, size) => product * size);
            return name.StartsWith("image", StringComparison.OrdinalIgnoreCase) || new FileInfo(first).Length == bytes;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Opens a folder as a source whose frames are its files in natural order.</summary>
    /// <exception cref="ImageFormatException">The folder is malformed, or a file is not of the size of one image.</exception>
    public static ImageSource Open(string path, ImageReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        if (!ThunderFolder.IsOne(path))
            throw new ImageFormatException(path, SR.ThunderNoImages);
        try
        {
            var config = ThunderConfig.Read(path);
            var files = ThunderFolder.DataFiles(path);
            long[] shape = config.Shape;
            var element = config.ValueType;
            if (config.IsKeyed || shape.Length is < 2 or > 3)
                throw new ImageFormatException(path, SR.ThunderNoImages);
            long planes = shape.Length == 3 ? shape[0] : 1;
            var image = RawImageShape.Of(path, [files.Count, planes, shape[shape.Length - 2], shape[shape.Length - 1]], element.Type, options);
            return new ThunderImageSource(files, element)
            {
                Path = path,
                FrameCount = image.Frames,
                PlaneCount = image.Planes,
                Height = image.Rows,
                Width = image.Columns,
                ChannelCount = 1,
                ChannelLayout = ChannelLayout.Gray,
                PixelType = element.Type,
            };
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException(path, e.Message, innerException: e);
        }
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    /// <param name="execution">Threads, cancellation and progress (in images).</param>
    /// <exception cref="ImageFormatException">The folder is malformed, or a file is not of the size of one image.</exception>
    public static ImageStack Read(string path, ImageReadOptions? options = null, ExecutionOptions? execution = null)
    {
        execution ??= ExecutionOptions.Default;
        using var source = Open(path, options ?? new ImageReadOptions());
        var grid = new GridShape(source.PlaneCount, source.Height, source.Width);
        if (grid.Count * source.PixelType.Size() > RawImageShape.MaximumArrayBytes)
            throw new ImageFormatException(path, string.Format(SR.RawPlaneTooLarge, grid, RawImageShape.MaximumArrayBytes));
        var frames = new byte[source.FrameCount][];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityReadImages, frames.Length);
        ChunkedParallel.For(frames.Length, execution, (frame, _) =>
        {
            frames[frame] = new byte[grid.Planes * source.PlaneBytes];
            for (int plane = 0; plane < grid.Planes; plane++)
                source.ReadPlane((frame * grid.Planes) + plane, frames[frame].AsSpan(plane * source.PlaneBytes, source.PlaneBytes), execution.CancellationToken);
            progress.Add();
        });
        return new ImageStack(frames, grid, 1, ChannelLayout.Gray, source.PixelType)
        {
            SourcePath = [path],
            History = [ImportStep.OfImages([path], frames.Length, $"{grid} {source.PixelType}")],
        };
    }

    /// <summary>Writes a stack, one file a frame; the folder is whole or absent.</summary>
    /// <param name="stack">The stack, of one channel.</param>
    /// <param name="path">The folder to make.</param>
    /// <param name="overwrite">Whether an existing folder is replaced, if it contains such data and nothing else.</param>
    /// <param name="execution">Cancellation and progress (in images).</param>
    /// <exception cref="ArgumentException">The stack has several channels.</exception>
    /// <exception cref="IOException">The folder exists and may not be replaced, or writing failed.</exception>
    public static void Write(ImageStack stack, string path, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(path);
        execution ??= ExecutionOptions.Default;
        if (stack.ChannelCount > 1)
            throw new ArgumentException(string.Format(SR.ThunderChannels, stack.ChannelCount), nameof(stack));
        int[] shape = stack.PlaneCount == 1 ? [stack.Height, stack.Width] : [stack.PlaneCount, stack.Height, stack.Width];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteImages, stack.FrameCount);
        ThunderFolder.Write(path, overwrite, ThunderConfig.Create(shape, stack.PixelType), folder =>
        {
            for (int frame = 0; frame < stack.FrameCount; frame++)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                byte[] bytes = stack.GetFrameArray(frame);
                WholeFile.Write(Path.Combine(folder, $"image-{frame:00000}.bin"), overwrite: false, stream => stream.Write(bytes, 0, bytes.Length));
                progress.Add();
            }
        });
    }
}
