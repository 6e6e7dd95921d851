using System.Runtime.InteropServices;
using ClusterTools.Formats;
using ClusterTools.Formats.Tiff;
using ClusterTools.Images;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>A temporary file, and ways to read it.</summary>
public abstract class TiffTestFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    protected string FilePath => Path.Combine(_folder.FullName, "a [1].tif");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file of these bytes.</summary>
    protected ImageSource Open(byte[] content, ImageReadOptions? options = null)
    {
        File.WriteAllBytes(FilePath, content);
        return new TiffDecoder().Open(FilePath, options ?? new ImageReadOptions());
    }

    /// <summary>All samples of all planes.</summary>
    protected T[] Read<T>(byte[] content)
        where T : unmanaged
    {
        using var source = Open(content);
        Assert.Equal(typeof(T), ClusterTools.Numerics.Elements.ElementTypes.ClrType(source.PixelType));
        var planes = new List<T>();
        for (int i = 0; i < source.FrameCount * source.PlaneCount; i++)
            planes.AddRange(MemoryMarshal.Cast<byte, T>(ReadPlane(source, i)));
        return [.. planes];
    }

    /// <summary>One plane, read into memory that was not zero before.</summary>
    protected static byte[] ReadPlane(ImageSource source, int index)
    {
        var plane = new byte[source.PlaneBytes];
        Array.Fill(plane, (byte)0xA5);
        source.ReadPlane(index, plane, CancellationToken.None);
        return plane;
    }

    /// <summary>The message with which a file is refused, without the file's name.</summary>
    protected string Refusal(byte[] content, ImageReadOptions? options = null)
    {
        var error = Assert.Throws<ImageFormatException>(() =>
        {
            using var source = Open(content, options);
            for (int i = 0; i < source.FrameCount * source.PlaneCount; i++)
                ReadPlane(source, i);
        });
        Assert.Contains($"'{FilePath}'", error.Message);
        return error.Message.Replace($"'{FilePath}'", string.Empty);
    }

    /// <summary>Frames, planes, rows, columns, channels and layout.</summary>
    protected static (int Frames, int Planes, int Height, int Width, int Channels, ChannelLayout Layout) Shape(ImageSource source) =>
        (source.FrameCount, source.PlaneCount, source.Height, source.Width, source.ChannelCount, source.ChannelLayout);
}
