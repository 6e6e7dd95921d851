using ClusterTools.Formats;
using ClusterTools.Files;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Tests.Images;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Stacks;

public sealed class ImageStackWriterTests : IDisposable
{
    private readonly TestFolder _temporary = new();
    private readonly string _folder;

    public ImageStackWriterTests() => _folder = _temporary.FullName;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("a.tif", 4, 3)]
    [InlineData("a.tif", 1, 3)]
    [InlineData("a.TIFF", 4, 1)]
    [InlineData("a.npy", 4, 3)]
    [InlineData("a.npy", 1, 3)]
    [InlineData("a.npy", 4, 1)]
    [InlineData("a.npy", 1, 1)]
    [InlineData("a.png", 1, 1)]
    public void WhatIsWrittenIsReadBack(string name, int frames, int planes)
    {
        var stack = Numbered(frames, planes);
        string path = Path.Combine(_folder, name);
        Assert.Equal([path], ImageStackWriter.Write(stack, path));
        Same(stack, ImageStackReader.Read([path]));
    }

    [Theory]
    [InlineData(".tif")]
    [InlineData(".npy")]
    public void EveryTypeAndSeparateChannelsAreKept(string extension)
    {
        Check(StackData.Make(2, new GridShape(2, 3, 5), 2, (f, z, y, x, c) => (float)(f + (z / 2.0) + y + (x / 8.0) - c)));
        Check(StackData.Make(3, new GridShape(1, 3, 5), (f, _, y, x) => (double)((f * y) - x)));
        Check(StackData.Make(3, new GridShape(1, 3, 5), (f, _, y, x) => (short)((f * y) - (100 * x))));
        Check(StackData.Make(2, new GridShape(2, 3, 5), (f, _, y, x) => (uint)((f * y) + (1_000_000 * x))));

        void Check(ImageStack stack)
        {
            string path = Path.Combine(_folder, "types" + extension);
            ImageStackWriter.Write(stack, path, overwrite: true);
            Same(stack, ImageStackReader.Read([path]));
        }
    }

    [Fact]
    public void ColoursAreKept()
    {
        var colours = StackData.Make(1, new GridShape(1, 3, 5), 3, (_, _, y, x, c) => (byte)((50 * y) + (10 * x) + c));
        foreach (string name in new[] { "c.png", "c.tif" })
        {
            ImageStackWriter.Write(colours, Path.Combine(_folder, name));
            var back = ImageStackReader.Read([Path.Combine(_folder, name)]);
            Same(colours, back);
            Assert.Equal(ChannelLayout.Rgb, back.Stack!.ChannelLayout);
        }
    }

    [Fact]
    public void AxesOfLengthOneAreLeftOutOfNpy()
    {
        Assert.Equal([3, 5], Shape(Numbered(1, 1)));
        Assert.Equal([4, 3, 5], Shape(Numbered(4, 1)));
        Assert.Equal([1, 2, 3, 5], Shape(Numbered(1, 2)));
        Assert.Equal([1, 1, 2, 3, 5], Shape(StackData.Make(1, new GridShape(1, 3, 5), 2, (_, _, _, _, c) => (byte)c)));
        Assert.Equal([1, 1, 3, 5, 3], Shape(StackData.Make(1, new GridShape(1, 3, 5), 3, (_, _, _, _, c) => (byte)c)));

        int[] Shape(ImageStack stack)
        {
            string path = Path.Combine(_folder, "shape.npy");
            ImageStackWriter.Write(stack, path, overwrite: true);
            return NpyFile.Read(path).Shape;
        }
    }

    [Fact]
    public void AFolderTakesOneFileAFrame()
    {
        var stack = Numbered(12, 2);
        string folder = Path.Combine(_folder, "new") + Path.DirectorySeparatorChar;
        var files = ImageStackWriter.Write(stack, folder);
        Assert.Equal(12, files.Count);
        Assert.Equal("frame-00000.tif", Path.GetFileName(files[0]));
        Assert.Equal("frame-00011.tif", Path.GetFileName(files[11]));
        Same(stack, ImageStackReader.Read(files));
        Assert.Equal(12, Directory.GetFiles(folder).Length);

        var planes = ImageStackWriter.Write(stack, _folder, ImageFileFormat.Png);
        Assert.Equal(24, planes.Count);
        Assert.Equal("frame-00011-plane-01.png", Path.GetFileName(planes[23]));
        Same(stack, ImageStackReader.Read(planes, new() { PlaneCount = 2 }));
        Assert.Equal("frame-00003.png", Path.GetFileName(ImageStackWriter.Write(Numbered(4, 1), _folder, ImageFileFormat.Png)[3]));
    }

    [Fact]
    public void NothingIsOverwrittenUnlessAsked()
    {
        string path = Path.Combine(_folder, "a.npy");
        ImageStackWriter.Write(Numbered(1, 1), path);
        var error = Assert.Throws<FileExistsException>(() => ImageStackWriter.Write(Numbered(2, 1), path));
        Assert.Contains("-Force", error.Message);
        Assert.Equal(1, ImageStackReader.Read([path]).Stack!.FrameCount);

        // One of the files of a folder is enough, and then none of the others is written.
        File.WriteAllText(Path.Combine(_folder, "frame-00002.tif"), "mine");
        Assert.Throws<FileExistsException>(() => ImageStackWriter.Write(Numbered(4, 1), _folder));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        Assert.Equal(4, ImageStackWriter.Write(Numbered(4, 1), _folder, overwrite: true).Count);
    }

    [Fact]
    public void WhatAFormatCannotHoldIsRefusedWithARemedy()
    {
        var many = Assert.Throws<ArgumentException>(() => ImageStackWriter.Write(Numbered(2, 3), Path.Combine(_folder, "a.png")));
        Assert.Contains("A PNG file holds one plane, and there are 6. Give a folder", many.Message);
        var floats = StackData.Make(1, new GridShape(1, 2, 2), (_, _, _, _) => 0.5f);
        var type = Assert.Throws<NotSupportedException>(() => ImageStackWriter.Write(floats, Path.Combine(_folder, "a.png")));
        Assert.Contains(".tif", type.Message);
        Assert.Contains(".tif", Assert.Throws<ArgumentException>(() => ImageStackWriter.Write(floats, Path.Combine(_folder, "a.xyz"))).Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void CancellingLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var execution = new ExecutionOptions { CancellationToken = cancel.Token };
        foreach (string name in new[] { "a.tif", "a.npy", "a.png" })
            Assert.Throws<OperationCanceledException>(() => ImageStackWriter.Write(Numbered(1, 1), Path.Combine(_folder, name), execution: execution));
        Assert.Throws<OperationCanceledException>(() => ImageStackWriter.Write(Numbered(5, 1), _folder, execution: execution));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static ImageStack Numbered(int frames, int planes) =>
        StackData.Make(frames, new GridShape(planes, 3, 5), (f, z, y, x) => (ushort)((1000 * f) + (100 * z) + (10 * y) + x));

    private static void Same(ImageStack expected, ImageStackReadResult result)
    {
        Assert.Empty(result.Failures);
        var actual = result.Stack!;
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.PixelType, actual.PixelType);
        for (int frame = 0; frame < expected.FrameCount; frame++)
            Assert.Equal(expected.GetFrameBytes(frame).ToArray(), actual.GetFrameBytes(frame).ToArray());
    }
}
