using ClusterTools.Files;
using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Formats.Thunder;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Thunder;

public sealed class ThunderImagesFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesAndReadsBack()
    {
        string path = _folder.File("out");
        var stack = new ImageStack([[1, 0, 2, 0, 3, 0, 4, 0], [5, 0, 6, 0, 7, 0, 8, 1]], new GridShape(2, 1, 2), 1, ChannelLayout.Gray, ElementType.UInt16);
        ThunderImagesFolder.Write(stack, path);
        Assert.True(ThunderImagesFolder.IsOne(path));
        Assert.Equal(["SUCCESS", "conf.json", "image-00000.bin", "image-00001.bin"], Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var back = ThunderImagesFolder.Read(path);
        Assert.Equal([2, 2, 1, 2], back.Shape);
        Assert.Equal(stack.ToArray(), back.ToArray());

        // The reader of image files takes the folder for one file of many frames.
        Assert.Equal(stack.ToArray(), ImageStackReader.Read([path]).Stack!.ToArray());
        Assert.Throws<FileExistsException>(() => ThunderImagesFolder.Write(stack, path));
        ThunderImagesFolder.Write(stack, path, overwrite: true);
    }

    [Theory]
    [InlineData("{\"shape\": [2, 2], \"dtype\": \"uint8\"}", "x.bin", true)]
    [InlineData("{\"shape\": [2, 1, 2], \"dtype\": \"uint8\"}", "x.bin", true)]
    [InlineData("{\"shape\": [1, 2], \"dtype\": \"int16\"}", "image-00000.bin", true)]
    [InlineData("{\"shape\": [2, 3], \"dtype\": \"uint8\"}", "image-00000.bin", true)]
    [InlineData("{\"shape\": [2, 3], \"dtype\": \"uint8\"}", "x.bin", false)]
    [InlineData("{\"shape\": [2, 2], \"dtype\": \"uint8\"}", "series-00000.bin", false)]
    [InlineData("{\"dims\": [2, 2], \"nkeys\": 1, \"nvalues\": 1, \"keytype\": \"int16\", \"valuetype\": \"int16\"}", "x.bin", false)]
    [InlineData("no JSON", "x.bin", false)]
    public void FoldersOfImagesAreTold(string conf, string name, bool expected)
    {
        _folder.Write("conf.json", conf);
        _folder.Write(name, [1, 2, 3, 4]);
        Assert.Equal(expected, ThunderImagesFolder.IsOne(_folder.FullName));
    }

    [Fact]
    public void AFileOfAnotherSizeIsNamed()
    {
        _folder.Write("conf.json", "{\"shape\": [2, 2], \"dtype\": \"uint8\"}");
        _folder.Write("image-00000.bin", [1, 2, 3, 4]);
        _folder.Write("image-00001.bin", [1, 2, 3]);
        var error = Assert.Throws<ImageFormatException>(() => ThunderImagesFolder.Read(_folder.FullName));
        Assert.Contains("image-00001.bin", error.Message);
        Assert.Contains("3 bytes", error.Message);
    }

    [Fact]
    public void AnyOtherFolderIsRefused()
    {
        Assert.False(ThunderImagesFolder.IsOne(_folder.FullName));
        Assert.Throws<ImageFormatException>(() => ImageFormatRegistry.Open(_folder.FullName));
    }
}
