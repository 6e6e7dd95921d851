using ClusterTools.Formats;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using ImageFormatException = ClusterTools.Formats.ImageFormatException;

namespace ClusterTools.ImageSharp;

/// <summary>An open file that ImageSharp decodes.</summary>
internal sealed class ImageSharpSource : ImageSource
{
    private readonly Lock _lock = new();
    private Image<Rgba32>? _animation;

    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        cancellationToken.ThrowIfCancellationRequested();
        if (FrameCount > 1)
        {
            // A frame is a change of the one before: all are decoded once, and kept until the file is closed.
            lock (_lock)
                _animation ??= Load();
            Copy(_animation.Frames[index], destination);
            return;
        }

        using var image = Load();
        cancellationToken.ThrowIfCancellationRequested();
        Copy(image.Frames.RootFrame, destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _animation?.Dispose();
        base.Dispose(disposing);
    }

    private Image<Rgba32> Load()
    {
        var image = ImageSharpDecoder.Guard(Path, () => Image.Load<Rgba32>(ImageSharpDecoder.Options(FrameCount), Path));
        if (image.Width == Width && image.Height == Height && image.Frames.Count == FrameCount)
            return image;
        image.Dispose();
        throw new ImageFormatException(Path, SR.FileChanged);
    }

    private void Copy(ImageFrame<Rgba32> frame, Span<byte> destination)
    {
        int rowBytes = Width * ChannelCount;
        for (int y = 0; y < Height; y++)
        {
            var row = frame.PixelBuffer.DangerousGetRowSpan(y);
            var target = destination.Slice(y * rowBytes, rowBytes);
            for (int x = 0; x < row.Length; x++)
            {
                var pixel = row[x];
                var bytes = target.Slice(x * ChannelCount, ChannelCount);
                bytes[0] = pixel.R;
                if (ChannelCount == 1)
                    continue;
                bytes[1] = pixel.G;
                bytes[2] = pixel.B;
                if (ChannelCount == 4)
                    bytes[3] = pixel.A;
            }
        }
    }
}
