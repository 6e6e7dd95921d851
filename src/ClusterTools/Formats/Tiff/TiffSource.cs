using System.Buffers;
using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Tiff.Arrangement;
using ClusterTools.Formats.Tiff.Pages;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Tiff;

/// <summary>An open TIFF.</summary>
internal sealed class TiffSource(PositionalFile file, TiffArrangement arrangement) : ImageSource
{
    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        int channels = arrangement.Channels;
        if (index < 0 || (long)index >= (long)arrangement.Frames * arrangement.Planes)
            throw new ArgumentOutOfRangeException(nameof(index));
        if (channels == 1)
        {
            ReadPage(index, destination.Slice(0, PlaneBytes), cancellationToken);
            return;
        }

        var layout = arrangement.Pages[0].Layout;
        int groupBytes = layout.ChannelCount * layout.PixelType.Size();
        byte[] page = ArrayPool<byte>.Shared.Rent(layout.PageBytes);
        try
        {
            for (int channel = 0; channel < channels; channel++)
            {
                var pixels = page.AsSpan(0, layout.PageBytes);
                ReadPage(((long)index * channels) + channel, pixels, cancellationToken);
                SampleGroups.Scatter(pixels, groupBytes, destination.Slice(channel * groupBytes), groupBytes * channels);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(page);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
    }

    private void ReadPage(long position, Span<byte> destination, CancellationToken token)
    {
        var page = PageAt(position);
        try
        {
            TiffPageDecoder.Decode(file, page, destination, token);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ImageFormatException(Path, e.Message, (int)Math.Max(page.Index, arrangement.RunBytes > 0 ? position : 0), innerException: e);
        }
    }

    private TiffPage PageAt(long position)
    {
        if (arrangement.RunBytes == 0)
            return arrangement.Pages[(int)position];
        var first = arrangement.Pages[0];
        var offsets = new long[first.Offsets.Length];
        for (int i = 0; i < offsets.Length; i++)
            offsets[i] = first.Offsets[i] + (position * arrangement.RunBytes);
        return first with { Offsets = offsets };
    }
}
