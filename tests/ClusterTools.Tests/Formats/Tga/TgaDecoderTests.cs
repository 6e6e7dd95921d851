using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;

namespace ClusterTools.Tests.Formats.Tga;

public sealed class TgaDecoderTests
{
    private const string Extension = ".tga";

    public static TheoryData<string> Names => [.. TgaSamples.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadsTheFilesOfOtherProgramsToTheSamePixels(string name)
    {
        var sample = Sample(name);
        sample.RequireSame(DecodedFile.Read(sample.Bytes, extension: Extension));
    }

    [Fact]
    public void AFileWithoutTheExtensionIsTakenOnlyWithTheFooter()
    {
        // ImageMagick writes no footer, Pillow does.
        Assert.Contains("name it .tga", Assert.Throws<ImageFormatException>(() => DecodedFile.Read(Sample("magick").Bytes)).Message);
        Sample("rgb").RequireSame(DecodedFile.Read(Sample("rgb").Bytes));
    }

    [Theory]
    // Colour map type, image type, fields of a map that is not there, size, bits, opacity without room, unused bits.
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 1)]
    [InlineData(5, 1)]
    [InlineData(7, 24)]
    [InlineData(12, 0)]
    [InlineData(16, 20)]
    [InlineData(17, 8)]
    [InlineData(17, 0x40)]
    public void AHeaderThatLeavesDoubtIsNotRecognised(int place, byte value)
    {
        byte[] file = Sample("magick").Bytes;
        var decoder = ImageFormatRegistry.All.Single(d => d.Name == "TGA");
        Assert.True(decoder.Recognizes(file.AsSpan(0, 64)));
        file[place] = value;
        Assert.False(decoder.Recognizes(file.AsSpan(0, 64)));
    }

    [Fact]
    public void IsAskedLast() => Assert.Equal("TGA", ImageFormatRegistry.All[ImageFormatRegistry.All.Count - 1].Name);

    [Fact]
    public void WhatWouldBeReadWronglyIsRefusedByName()
    {
        byte[] indexed = Sample("pal-rle").Bytes;
        Assert.Contains("begins at entry 3", Refused(Changed(indexed, 3, 3)));
        Assert.Contains("15 bits", Refused(Changed(indexed, 7, 15)));
        byte[] beside = Sample("rgb").Bytes;
        (beside[1], beside[5], beside[7]) = (1, 1, 24);
        Assert.Contains("pixels that do not use it", Refused(beside));
        Assert.Contains("16 bits without opacity", Refused(Changed(Sample("la").Bytes, 17, 0x20)));
        Assert.Contains("32767", Refused(Changed(Sample("rgb").Bytes, 13, 0x80)));
    }

    [Fact]
    public void AFileThatIsCutOffIsRefused()
    {
        foreach (string name in new[] { "magick", "magick-rle", "magick-pal", "g-rle" })
        {
            byte[] file = Sample(name).Bytes;
            // Without the footer, which Pillow writes.
            int end = name == "g-rle" ? file.Length - 26 : file.Length;
            Sample(name).RequireSame(DecodedFile.Read(file.AsSpan(0, end).ToArray(), extension: Extension));
            Refused(file.AsSpan(0, end - 1).ToArray());
            Refused(file.AsSpan(0, end / 2).ToArray());
            Refused(file.AsSpan(0, 20).ToArray());
        }
    }

    [Fact]
    public void LimitsHoldBeforeAnyPixelIsDecoded()
    {
        byte[] file = Sample("rgba-rle").Bytes;
        Assert.Contains("MaximumPixelCount", Refused(file, new ImageReadOptions { MaximumPixelCount = 390 }));
        (file[13], file[15]) = (0x20, 0x20);
        Assert.Contains("far more than a file", Refused(file));
    }

    private static PictureSample Sample(string name) => TgaSamples.All.Single(s => s.Name == name);

    private static byte[] Changed(byte[] file, int place, byte value)
    {
        byte[] copy = [.. file];
        copy[place] = value;
        return copy;
    }

    private static string Refused(byte[] file, ImageReadOptions? options = null) =>
        Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file, options, Extension)).Message;
}
