using ClusterTools.Formats.Animations;

namespace ClusterTools.Formats.Webp;

/// <summary>The canvas on which the frames of an animation are drawn.</summary>
/// <remarks>What no frame paints is transparent: the background colour that a file may name is left out, as browsers do.</remarks>
/// <param name="content">The frames.</param>
/// <param name="channelCount">3 where all is opaque, otherwise 4.</param>
internal sealed class WebpCanvas(WebpContent content, int channelCount) : FrameCanvas
{
    private const int Opaque = 255;

    private readonly byte[] _pixels = new byte[content.Width * content.Height * channelCount];

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Pixels => _pixels;

    /// <inheritdoc/>
    public override void PutNext(Stream file, CancellationToken cancellationToken)
    {
        if (FrameCount > 0 && content.Frames[FrameCount - 1] is { Clears: true } last)
            Clear(last);
        var frame = content.Frames[FrameCount];
        if (frame.Width == content.Width && frame.Height == content.Height && !(frame.HasAlpha && frame.Blends))
        {
            WebpFrameDecoder.Decode(file, frame, channelCount, _pixels, cancellationToken);
        }
        else
        {
            var pixels = new byte[frame.Width * frame.Height * 4];
            WebpFrameDecoder.Decode(file, frame, 4, pixels, cancellationToken);
            for (int y = 0; y < frame.Height; y++)
                PutRow(frame, pixels.AsSpan(y * frame.Width * 4, frame.Width * 4), RowOf(frame, y));
        }

        FrameCount++;
    }

    private Span<byte> RowOf(WebpFrame frame, int y) => _pixels.AsSpan((((frame.Y + y) * content.Width) + frame.X) * channelCount, frame.Width * channelCount);

    private void PutRow(WebpFrame frame, ReadOnlySpan<byte> source, Span<byte> target)
    {
        for (int from = 0, to = 0; from < source.Length; from += 4, to += channelCount)
        {
            var pixel = source.Slice(from, 4);
            int opacity = frame.HasAlpha ? pixel[3] : Opaque;
            if (frame.HasAlpha && frame.Blends && opacity < Opaque)
            {
                Blend(pixel, opacity, target.Slice(to, channelCount));
                continue;
            }

            pixel.Slice(0, 3).CopyTo(target.Slice(to));
            if (channelCount == 4)
                target[to + 3] = (byte)opacity;
        }
    }

    // The formula of RFC 9649, in integers, rounded once: opacities are in units of 1/255 squared until then.
    private static void Blend(ReadOnlySpan<byte> pixel, int opacity, Span<byte> target)
    {
        if (opacity == 0)
            return;
        int above = opacity * Opaque;
        int below = (target.Length == 4 ? target[3] : Opaque) * (Opaque - opacity);
        int sum = above + below;
        for (int c = 0; c < 3; c++)
            target[c] = (byte)(((pixel[c] * above) + (target[c] * below) + (sum / 2)) / sum);
        if (target.Length == 4)
            target[3] = (byte)((sum + (Opaque / 2)) / Opaque);
    }

    private void Clear(WebpFrame frame)
    {
        for (int y = 0; y < frame.Height; y++)
            RowOf(frame, y).Clear();
    }
}
