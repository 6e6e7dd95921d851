using ClusterTools.Files;
using ClusterTools.Formats.Npy;

namespace ClusterTools.Formats.Idx;

/// <summary>The images of an IDX file.</summary>
internal sealed class IdxImageSource(IdxInput input) : ImageSource
{
    private readonly PositionalFile? _file = input.IsCompressed ? null : new PositionalFile(input.Path);
    private readonly object _lock = new();
    private byte[][]? _unpacked;

    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            Unpacked(cancellationToken)[index].CopyTo(destination);
            return;
        }

        long offset = input.Header.DataOffset + ((long)index * PlaneBytes);
        NpyFile.ReadElements(_file, input.Header.Element, offset, destination.Slice(0, PlaneBytes), cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _file?.Dispose();
        _unpacked = null;
    }

    // A gzip file can only be read from its beginning, so all planes are kept from the first one on.
    private byte[][] Unpacked(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_unpacked is null)
            {
                var planes = new byte[FrameCount * PlaneCount][];
                input.Read(stream =>
                {
                    for (int i = 0; i < planes.Length; i++)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        planes[i] = new byte[PlaneBytes];
                        if (stream.ReadAtLeast(planes[i], PlaneBytes, throwOnEndOfStream: false) < PlaneBytes)
                            throw new ImageFormatException(Path, SR.FileShrank);
                        input.Header.Element.Decode(planes[i], planes[i]);
                    }
                });
                _unpacked = planes;
            }

            return _unpacked;
        }
    }
}
