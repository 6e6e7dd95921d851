using System.Buffers;
using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Npy;

/// <summary>The planes of a .npy array.</summary>
internal sealed class NpyImageSource : ImageSource
{
    private readonly PositionalFile _file;
    private readonly NpyHeader _header;
    private readonly bool _channelsFirst;
    private readonly object _lock = new();
    private byte[]? _reordered;

    public NpyImageSource(PositionalFile file, NpyHeader header, bool channelsFirst)
    {
        _file = file;
        _header = header;
        _channelsFirst = channelsFirst;
    }

    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        if (!_channelsFirst || ChannelCount == 1)
        {
            ReadStored(index, destination, cancellationToken);
            return;
        }

        byte[] stored = ArrayPool<byte>.Shared.Rent(PlaneBytes);
        try
        {
            ReadStored(index, stored, cancellationToken);
            int size = PixelType.Size();
            int channelBytes = PlaneBytes / ChannelCount;
            for (int channel = 0; channel < ChannelCount; channel++)
                SampleGroups.Scatter(stored.AsSpan(channel * channelBytes, channelBytes), size, destination.Slice(channel * size), size * ChannelCount);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        _reordered = null;
    }

    private void ReadStored(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        var element = _header.Element;
        if (_header.FortranOrder)
        {
            Reordered(cancellationToken).AsSpan(checked(index * PlaneBytes), PlaneBytes).CopyTo(destination);
            return;
        }

        long elements = PlaneBytes / PixelType.Size();
        NpyFile.ReadElements(_file, element, _header.DataOffset + (index * elements * element.Size), destination.Slice(0, PlaneBytes), cancellationToken);
    }

    // In Fortran order every plane is scattered over the whole file, so the file is reordered once, when the first plane is requested.
    private byte[] Reordered(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _reordered ??= NpyFile.ReadAll(_file, _header, cancellationToken);
        }
    }
}
