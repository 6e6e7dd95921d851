using ClusterTools.Formats.Animations;

namespace ClusterTools.Formats.Gif;

/// <summary>The canvas on which successive frames are drawn.</summary>
internal sealed class GifCanvas(GifContent content, int channelCount) : FrameCanvas
{
    private static readonly int[] PassStarts = [0, 4, 2, 1];
    private static readonly int[] PassSteps = [8, 8, 4, 2];

    private readonly byte[] _pixels = new byte[content.Width * content.Height * channelCount];
    private byte[] _before = [];

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Pixels => _pixels;

    /// <inheritdoc/>
    public override void PutNext(Stream file, CancellationToken cancellationToken)
    {
        if (FrameCount > 0)
            Clean(content.Frames[FrameCount - 1]);
        var frame = content.Frames[FrameCount];
        if (frame.Disposal == GifDisposal.Restore)
            _before = (byte[])_pixels.Clone();
        var entries = new byte[frame.Width * frame.Height];
        file.Position = frame.DataOffset;
        new GifLzw(file).Decode(entries);
        int row = 0;
        for (int pass = 0; pass < (frame.Interlaced ? 4 : 1); pass++)
        {
            int step = frame.Interlaced ? PassSteps[pass] : 1;
            for (int y = frame.Interlaced ? PassStarts[pass] : 0; y < frame.Height; y += step, row++)
                PutRow(frame, entries.AsSpan(row * frame.Width, frame.Width), frame.Y + y);
        }

        FrameCount++;
    }

    private void PutRow(GifFrame frame, ReadOnlySpan<byte> entries, int y)
    {
        if (y >= content.Height)
            return;
        int count = Math.Min(frame.Width, content.Width - frame.X);
        if (count <= 0)
            return;
        ReadOnlySpan<byte> palette = frame.Palette;
        var pixels = _pixels.AsSpan(((y * content.Width) + frame.X) * channelCount, count * channelCount);
        for (int i = 0, place = 0; i < count; i++, place += channelCount)
        {
            int entry = entries[i];
            if (entry == frame.Transparent)
                continue;
            if (3 * entry >= palette.Length)
                throw new InvalidDataException(string.Format(SR.FilePaletteEntryMissing, entry, palette.Length / 3));
            (pixels[place], pixels[place + 1], pixels[place + 2]) = (palette[3 * entry], palette[(3 * entry) + 1], palette[(3 * entry) + 2]);
            if (channelCount == 4)
                pixels[place + 3] = 255;
        }
    }

    private void Clean(GifFrame frame)
    {
        if (frame.Disposal == GifDisposal.Restore)
        {
            _before.CopyTo(_pixels, 0);
        }
        else if (frame.Disposal == GifDisposal.Clear)
        {
            int count = Math.Min(frame.Width, content.Width - frame.X);
            for (int y = frame.Y; count > 0 && y < Math.Min(frame.Y + frame.Height, content.Height); y++)
                Array.Clear(_pixels, ((y * content.Width) + frame.X) * channelCount, count * channelCount);
        }
    }
}
