using System.Buffers.Binary;
using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Webp;

public sealed class WebpDecoderTests
{
    public static TheoryData<string> Names => [.. WebpSamples.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadsTheFilesOfOtherProgramsToTheSamePixels(string name)
    {
        var sample = Sample(name);
        var decoded = DecodedFile.Read(sample.Bytes);
        sample.RequireSame(decoded);
        Assert.Equal((ElementType.UInt8, sample.Channels == 3 ? ChannelLayout.Rgb : ChannelLayout.Rgba), (decoded.Type, decoded.Layout));
    }

    [Fact]
    public void LosslessPixelsAreThoseThatWereDrawn()
    {
        var decoded = DecodedFile.Read(Sample("lossless").Bytes);
        for (int y = 0; y < decoded.Height; y++)
        {
            for (int x = 0; x < decoded.Width; x++)
                Assert.Equal([(byte)(x * 11), (byte)(y * 15), (byte)(x * y)], decoded.Bytes.AsSpan(((y * decoded.Width) + x) * 3, 3).ToArray());
        }
    }

    [Fact]
    public void OrientationCanBeIgnored()
    {
        var sample = Sample("exif");
        var decoded = DecodedFile.Read(sample.Bytes, new ImageReadOptions { IgnoreOrientation = true });
        Assert.Equal((sample.Height, sample.Width), (decoded.Width, decoded.Height));
        Assert.Equal(DecodedFile.Read(Sample("lossless").Bytes).Bytes, decoded.Bytes);
    }

    [Fact]
    public void FramesMayBeAskedForInAnyOrder()
    {
        var sample = Sample("anim-mux");
        byte[] inOrder = DecodedFile.Read(sample.Bytes).Bytes;
        using var folder = new TestFolder();
        using var source = ImageFormatRegistry.Open(folder.Write("a.webp", sample.Bytes));
        byte[] plane = new byte[source.PlaneBytes];
        foreach (int frame in new[] { 4, 0, 3, 3, 1, 2, 0, 4 })
        {
            source.ReadPlane(frame, plane, CancellationToken.None);
            Assert.Equal(inOrder.AsSpan(frame * plane.Length, plane.Length).ToArray(), plane);
        }
    }

    [Fact]
    public void LimitsHoldBeforeAnyPixelIsDecoded()
    {
        byte[] still = Sample("lossless").Bytes, animation = Sample("anim-opaque").Bytes;
        Assert.Contains("MaximumPixelCount", Refused(still, new ImageReadOptions { MaximumPixelCount = 390 }));
        Assert.Contains("MaximumPixelCount", Refused(animation, new ImageReadOptions { MaximumPixelCount = (5 * 17 * 23) - 1 }));
        Assert.Contains("MaximumPageCount", Refused(animation, new ImageReadOptions { MaximumPageCount = 4 }));
        Assert.Equal(5, DecodedFile.Read(animation, new ImageReadOptions { MaximumPageCount = 5, MaximumPixelCount = 5 * 17 * 23 }).Frames);

        // 16384 x 16384 pixels in a file of 30 bytes.
        byte[] huge = [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8L"u8, 10, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0, 0, 0];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("far more than a file", Refused(huge, new ImageReadOptions()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void DamageIsRefusedByName()
    {
        byte[] still = Sample("lossless").Bytes, animation = Sample("anim-opaque").Bytes;
        Assert.Contains("cut off", Refused(still.AsSpan(0, still.Length - 10).ToArray()));
        Assert.Contains("cut off", Refused(animation.AsSpan(0, animation.Length / 2).ToArray()));
        Assert.Contains("VP8Q", Refused(Changed(still, 15, (byte)'Q')));
        Assert.Contains("do not begin as they should", Refused(Changed(still, 20, 0)));
        Assert.Contains("codes are damaged", Refused(Changed(still, 25, 0xFF)));
        // The canvas becomes smaller than its frames.
        Assert.Contains("reaches beyond the canvas", Refused(Changed(animation, 24, 3)));
        Assert.Contains("has no picture", Refused([.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 1, 0, 0]));
    }

    [Fact]
    public void WhatIsAppendedToAFileDoesNotBelongToIt()
    {
        var sample = Sample("lossy");
        sample.RequireSame(DecodedFile.Read([.. sample.Bytes, 1, 2, 3, 4, 5]));
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        using var folder = new TestFolder();
        using var source = ImageFormatRegistry.Open(folder.Write("a.webp", Sample("anim-opaque").Bytes));
        Assert.ThrowsAny<OperationCanceledException>(() => source.ReadPlane(2, new byte[source.PlaneBytes], new CancellationToken(canceled: true)));
        source.ReadPlane(2, new byte[source.PlaneBytes], CancellationToken.None);
    }

    private static PictureSample Sample(string name) => WebpSamples.All.Single(s => s.Name == name);

    private static byte[] Changed(byte[] file, int place, byte value)
    {
        byte[] copy = [.. file];
        copy[place] = value;
        return copy;
    }

    private static string Refused(byte[] file, ImageReadOptions? options = null)
    {
        // A length that goes with the file, unless it is the length that is wrong.
        Assert.True(BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)) > 0);
        return Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file, options)).Message;
    }
}
