using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Npy;

namespace ClusterTools.Formats.Thunder;

/// <summary>The images of a Thunder folder. A file is opened only while it is read, since there may be more of them than a process can hold open.</summary>
internal sealed class ThunderImageSource(List<string> files, StoredElement element) : ImageSource
{
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        using var file = new PositionalFile(files[index / PlaneCount]);
        long planeBytes = (long)Width * Height * element.Size;
        if (file.Length != planeBytes * PlaneCount)
            throw new ImageFormatException(file.Path, string.Format(SR.ThunderImageSize, file.Length, planeBytes * PlaneCount));
        NpyFile.ReadElements(file, element, planeBytes * (index % PlaneCount), destination.Slice(0, PlaneBytes), cancellationToken);
    }
}
