using ClusterTools.Formats;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Decoder.Test;

/// <summary>A picture of 3×2 pixels of one value.</summary>
internal sealed class OneColorSource : ImageSource
{
    public static OneColorSource Create(string path) => new()
    {
        Path = path,
        Width = 3,
        Height = 2,
        ChannelCount = 1,
        ChannelLayout = ChannelLayout.Gray,
        PixelType = ElementType.UInt8,
    };

    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        byte[] file = File.ReadAllBytes(Path);
        destination.Fill(file[file.Length - 1]);
    }
}
