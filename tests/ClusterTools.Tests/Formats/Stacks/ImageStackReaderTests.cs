using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Tests.Images;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Stacks;

public sealed class ImageStackReaderTests
{
    // Few files are read page by page, many file by file.
    private static readonly int[] ThreadCounts = [1, 2, 16];

    [Fact]
    public void FilesBecomeFramesInTheirOrder()
    {
        foreach (int threads in ThreadCounts)
        {
            var folder = new FakeFolder();
            for (int i = 0; i < 40; i++)
                folder.Add($"f{i}", (byte)(5 * i), planes: 2);
            var result = Read(folder, threads: threads);
            Assert.Empty(result.Failures);
            var stack = result.Stack!;
            Assert.Equal([40, 2, 2, 3], stack.Shape);
            for (int i = 0; i < 40; i++)
                Assert.Equal([.. Repeat(5 * i), .. Repeat((5 * i) + 1)], stack.GetFrameBytes(i).ToArray());
            Assert.Equal(folder.Names, stack.SourcePath);
            Assert.Equal(0, folder.StillOpen);
            Assert.Equal(40, folder.Opened.Count);
            Assert.Equal("import: 40 files (f0 to f39), 40 frames of 2x2x3 UInt8", Assert.Single(stack.History).ToString());
        }
    }

    [Fact]
    public void ManyFilesAreNeverOpenAtOnce()
    {
        var folder = new FakeFolder();
        for (int i = 0; i < 200; i++)
            folder.Add($"f{i}", 0);
        Read(folder, threads: 2);
        // One a thread, and the first, which was opened to learn the shape.
        Assert.InRange(folder.MostOpen, 1, 3);
    }

    [Fact]
    public void MetadataOfAFileMakeFramesAndPlanes()
    {
        var stack = Read(new FakeFolder().Add("a", 0, frames: 3, planes: 2).Add("b", 100, frames: 2, planes: 2)).Stack!;
        Assert.Equal([5, 2, 2, 3], stack.Shape);
        Assert.Equal([0, 2, 4, 100, 102], FirstPixels(stack));
    }

    [Fact]
    public void PlaneCountRegroupsThePages()
    {
        var folder = new FakeFolder().Add("a", 0, frames: 1, planes: 6);
        Assert.Equal([0, 2, 4], FirstPixels(Read(folder, new() { PlaneCount = 2 }).Stack!));
        Assert.Equal([0, 1, 2, 3, 4, 5], FirstPixels(Read(folder, new() { PlaneCount = 1 }).Stack!));
    }

    [Fact]
    public void PagesThatAreLeftOverAreAnErrorOrDropped()
    {
        var folder = new FakeFolder().Add("a", 0, planes: 7).Add("b", 100, planes: 4);
        var strict = Read(folder, new() { PlaneCount = 2 });
        Assert.Equal("'a': its 7 pages cannot be grouped into frames of 2 planes without a remainder. Choose another -PlaneCount, or add -DiscardRemainder to drop the last pages.", Assert.Single(strict.Failures).Exception.Message);
        Assert.Equal([100, 102], FirstPixels(strict.Stack!));

        var dropped = Read(folder, new() { PlaneCount = 2, DiscardRemainder = true });
        Assert.Empty(dropped.Failures);
        Assert.Equal([0, 2, 4, 100, 102], FirstPixels(dropped.Stack!));
        Assert.Equal(new DataWarning("RemainderDropped", "1 pages after the last whole frame of 2 planes were dropped, in 'a'."), Assert.Single(dropped.Stack!.Warnings));
    }

    [Theory]
    [InlineData(0, null, "0 1 2 3 100 200 201 202")]
    [InlineData(2, null, "2 3 100 200 201 202")]
    [InlineData(4, 2, "100 200")]
    [InlineData(5, null, "200 201 202")]
    [InlineData(7, 9, "202")]
    [InlineData(0, 3, "0 1 2")]
    [InlineData(1, 4, "1 2 3 100")]
    public void SkipAndFirstCountFramesOverAndInsideFiles(int skip, int? first, string expected)
    {
        foreach (int threads in ThreadCounts)
        {
            var folder = new FakeFolder().Add("a", 0, frames: 4).Add("b", 100).Add("c", 200, frames: 3);
            var stack = Read(folder, new() { Skip = skip, First = first }, threads).Stack!;
            Assert.Equal(expected, string.Join(" ", FirstPixels(stack)));
            Assert.Equal(stack.FrameCount, folder.PlanesRead);
            Assert.Equal(0, folder.StillOpen);
        }
    }

    [Fact]
    public void FilesFarBeyondTheFirstFramesAreNotOpened()
    {
        var folder = new FakeFolder();
        for (int i = 0; i < 500; i++)
            folder.Add($"f{i}", 1);
        Assert.Equal(10, Read(folder, new() { First = 10 }).Stack!.FrameCount);
        Assert.InRange(folder.Opened.Count, 10, 100);
    }

    [Fact]
    public void SkippingAllIsAnError()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Read(new FakeFolder().Add("a", 0, frames: 4), new() { Skip = 4 }));
        Assert.StartsWith("Skipping 4 frames leaves nothing: there are 4.", error.Message);
    }

    [Fact]
    public void SinglePageFilesAreGroupedIntoVolumes()
    {
        var folder = new FakeFolder();
        for (int i = 0; i < 12; i++)
            folder.Add($"f{i}", (byte)i);
        var stack = Read(folder, new() { PlaneCount = 3, Skip = 1, First = 2 }).Stack!;
        Assert.Equal([2, 3, 2, 3], stack.Shape);
        Assert.Equal([.. Repeat(3), .. Repeat(4), .. Repeat(5)], stack.GetFrameBytes(0).ToArray());
        Assert.Equal([.. Repeat(6), .. Repeat(7), .. Repeat(8)], stack.GetFrameBytes(1).ToArray());
        Assert.Equal(["f3", "f4", "f5", "f6", "f7", "f8"], stack.SourcePath);
        Assert.Throws<ArgumentException>(() => Read(folder, new() { PlaneCount = 5 }));
        var dropped = Read(folder, new() { PlaneCount = 5, DiscardRemainder = true }).Stack!;
        Assert.Equal(2, dropped.FrameCount);
        Assert.Equal("RemainderDropped", Assert.Single(dropped.Warnings).Id);
    }

    [Fact]
    public void AVolumeThatLacksAPlaneIsLeftOutWhole()
    {
        var folder = new FakeFolder().Add("f0", 0).Add("f1", 1).Add("f2", 2).AddBroken("f3", new IOException("no disk")).Add("f4", 4).Add("f5", 5);
        var result = Read(folder, new() { PlaneCount = 2 });
        Assert.Equal("f3", Assert.Single(result.Failures).Path);
        Assert.Equal([0, 4], FirstPixels(result.Stack!));
        Assert.Equal(["FilesLeftOut", "FramesIncomplete"], result.Stack!.Warnings.Select(w => w.Id));
        Assert.Equal("1 files were left out with the frames that lack a plane: 'f2'.", result.Stack.Warnings[1].Message);
    }

    [Fact]
    public void EachBadFileIsOneFailureAndTheRestIsRead()
    {
        foreach (int threads in ThreadCounts)
        {
            var folder = new FakeFolder().AddBroken("first", new IOException("'first' is locked.")).Add("a", 0, planes: 2)
                .Add("damaged", 50, planes: 2, damagedPage: 1).Add("wide", 60, planes: 2, width: 4).Add("deep", 70, planes: 3)
                .Add("words", 80, planes: 2, type: ElementType.UInt16).AddBroken("slip", new IndexOutOfRangeException("Index was outside.")).Add("z", 10, planes: 2);
            var result = Read(folder, threads: threads);
            Assert.Equal([0, 10], FirstPixels(result.Stack!));
            Assert.Equal(["a", "z"], result.Stack!.SourcePath);
            Assert.Equal(
                [
                    "'first' is locked.",
                    "'damaged', page 1: the page is damaged.",
                    "'wide': its frames are 2x2x4 UInt8 (planes x rows x columns), but 2x2x3 UInt8 was expected, as in 'a'. Import files of different shapes separately.",
                    "'deep': its frames are 3x2x3 UInt8 (planes x rows x columns), but 2x2x3 UInt8 was expected, as in 'a'. Import files of different shapes separately.",
                    "'words': its frames are 2x2x3 UInt16 (planes x rows x columns), but 2x2x3 UInt8 was expected, as in 'a'. Import files of different shapes separately.",
                    "'slip': its content cannot be decoded (Index was outside.).",
                ],
                result.Failures.Select(f => f.Exception.Message));
            Assert.Equal("6 of 8 files could not be read and were left out: 'first', 'damaged', 'wide', 'deep', 'words', ….", Assert.Single(result.Stack.Warnings).Message);
            Assert.Equal(7, result.Stack.History.Count);
            Assert.Equal("leave out: 'damaged', page 1: the page is damaged.", result.Stack.History[2].ToString());
            Assert.Equal(0, folder.StillOpen);
        }
    }

    [Fact]
    public void OneDamagedFileInAHundredIsLeftOutOfTheStack()
    {
        using var folder = new TestFolder();
        var stack = StackData.Make(100, new GridShape(2, 8, 9), (f, z, y, x) => (ushort)((600 * f) + (100 * z) + (10 * y) + x));
        var files = ImageStackWriter.Write(stack, folder.FullName);
        using (var file = new FileStream(files[37], FileMode.Open))
            file.SetLength(file.Length / 2);
        var result = ImageStackReader.Read(files);
        Assert.Equal(files[37], Assert.Single(result.Failures).Path);
        Assert.Contains("frame-00037.tif", result.Failures[0].Exception.Message);
        Assert.Equal(99, result.Stack!.FrameCount);
        Assert.Equal(stack.GetFrameBytes(36).ToArray(), result.Stack.GetFrameBytes(36).ToArray());
        Assert.Equal(stack.GetFrameBytes(38).ToArray(), result.Stack.GetFrameBytes(37).ToArray());
        Assert.Contains("frame-00037.tif", result.Stack.History[1].Detail);
    }

    [Fact]
    public void NothingReadableGivesNoStack()
    {
        var result = Read(new FakeFolder().AddBroken("a", new ImageFormatException("a", "bad.")).AddBroken("b", new UnauthorizedAccessException()));
        Assert.Null(result.Stack);
        Assert.Equal(["a", "b"], result.Failures.Select(f => f.Path));
    }

    [Fact]
    public void WhatADecoderSaysIsToldOnceForAllFiles()
    {
        var said = new DataWarning("Metadata", "the metadata say otherwise.");
        var stack = Read(new FakeFolder().Add("a", 0).Add("b", 0, warning: said).Add("c", 0, warning: said)).Stack!;
        Assert.Equal(new DataWarning("Metadata", "'b': the metadata say otherwise. (1 more like this.)"), Assert.Single(stack.Warnings));
    }

    [Fact]
    public void CancellingStopsAndClosesTheFiles()
    {
        foreach (int threads in ThreadCounts)
        {
            using var cancel = new CancellationTokenSource();
            var folder = new FakeFolder();
            for (int i = 0; i < 60; i++)
                folder.Add($"f{i}", 0, planes: 2);
            var execution = new ExecutionOptions { ThreadCount = threads, CancellationToken = cancel.Token, Progress = new Immediate(p => CancelAt(p.Done, cancel)) };
            Assert.Throws<OperationCanceledException>(() => ImageStackReader.Read(folder.Names, null, execution, folder.Open));
            Assert.Equal(0, folder.StillOpen);
            Assert.InRange(folder.PlanesRead, 1, 110);
        }

        static void CancelAt(long done, CancellationTokenSource source)
        {
            if (done >= 3)
                source.Cancel();
        }
    }

    [Fact]
    public void ProgressEndsAtItsTotal()
    {
        foreach (int threads in ThreadCounts)
        {
            var folder = new FakeFolder();
            for (int i = 0; i < 40; i++)
                folder.Add($"f{i}", 0, planes: 2);
            long most = 0;
            long total = 0;
            var gate = new Lock();
            var progress = new Immediate(p =>
            {
                lock (gate)
                {
                    most = Math.Max(most, p.Done);
                    total = p.Total;
                }
            });
            ImageStackReader.Read(folder.Names, null, new ExecutionOptions { ThreadCount = threads, Progress = progress }, folder.Open);
            Assert.Equal(total, most);
            Assert.Contains(total, new long[] { 40, 80 });
        }
    }

    [Fact]
    public void AFrameThatFitsIntoNoArrayIsRefusedBeforeItIsAllocated()
    {
        var result = Read(new FakeFolder().Add("huge", 0, planes: 2_000_000_000, width: 1000));
        Assert.Null(result.Stack);
        Assert.StartsWith("'huge': a frame of 2000000000x2x1000 UInt8 takes 4000000000000 bytes", Assert.Single(result.Failures).Exception.Message);
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        var folder = new FakeFolder().Add("a", 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(folder, new() { Skip = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(folder, new() { First = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(folder, new() { PlaneCount = 0 }));
        Assert.Throws<ArgumentException>(() => ImageStackReader.Read([]));
    }

    private static ImageStackReadResult Read(FakeFolder folder, ImageStackReadOptions? options = null, int threads = 2) =>
        ImageStackReader.Read(folder.Names, options, new ExecutionOptions { ThreadCount = threads }, folder.Open);

    private static int[] FirstPixels(ImageStack stack)
    {
        var pixels = new int[stack.FrameCount];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = stack.GetFrameBytes(i)[0];
        return pixels;
    }

    private static byte[] Repeat(int value) => [.. Enumerable.Repeat((byte)value, 6)];

    private sealed class Immediate(Action<OperationProgress> action) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => action(value);
    }
}
