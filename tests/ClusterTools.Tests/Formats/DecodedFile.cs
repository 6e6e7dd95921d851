using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats;

/// <summary>Decodes a file whole, for tests.</summary>
internal sealed record DecodedFile(int Frames, int Width, int Height, int Channels, ChannelLayout Layout, ElementType Type, byte[] Bytes, IReadOnlyList<DataWarning> Warnings)
{
    public static DecodedFile Read(string path, ImageReadOptions? options = null)
    {
        using var source = ImageFormatRegistry.Open(path, options);
        byte[] bytes = new byte[source.PlaneBytes * source.FrameCount * source.PlaneCount];
        bytes.AsSpan().Fill(0xA5);
        for (int i = 0; i < source.FrameCount * source.PlaneCount; i++)
            source.ReadPlane(i, bytes.AsSpan(i * source.PlaneBytes, source.PlaneBytes), CancellationToken.None);
        return new DecodedFile(source.FrameCount * source.PlaneCount, source.Width, source.Height, source.ChannelCount, source.ChannelLayout, source.PixelType, bytes, source.Warnings);
    }

    /// <summary>Writes bytes to a temporary file and decodes it.</summary>
    public static DecodedFile Read(byte[] file, ImageReadOptions? options = null, string extension = ".img")
    {
        string path = Path.Combine(Path.GetTempPath(), $"clustertools-{Guid.NewGuid():N}{extension}");
        File.WriteAllBytes(path, file);
        try
        {
            return Read(path, options);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
