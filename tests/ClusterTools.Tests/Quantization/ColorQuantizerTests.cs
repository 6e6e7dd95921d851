using ClusterTools.Images.Colors;
using ClusterTools.Formats.Png;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Quantization;
using ClusterTools.Tests.Images;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Quantization;

public sealed class ColorQuantizerTests
{
    private static readonly GridShape Size = new(1, 40, 60);

    [Fact]
    public void FewColoursStayAsTheyAre()
    {
        var picture = StackData.Make(1, Size, 3, (_, _, y, x, c) => (byte)(((x / 20) + (y / 20) + c) * 40));
        var result = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 4 });
        Assert.Equal(4, result.ColorCount);
        Assert.Equal(4, result.SourceColorCount);
        Assert.Equal(0, result.MeanSquaredError);
        Assert.Equal(double.PositiveInfinity, result.PeakSignalToNoiseRatio);
        Assert.Equal(picture.GetFrameBytes(0).ToArray(), Colors(result.Picture, 3));
    }

    [Theory]
    [InlineData(ColorSpace.Rgb, ColorDither.None)]
    [InlineData(ColorSpace.Rgb, ColorDither.FloydSteinberg)]
    [InlineData(ColorSpace.Lab, ColorDither.None)]
    [InlineData(ColorSpace.Lab, ColorDither.FloydSteinberg)]
    public void TheErrorIsThatOfThePicture(ColorSpace space, ColorDither dither)
    {
        var picture = Shades();
        var result = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 12, ColorSpace = space, Dither = dither });
        Assert.InRange(result.ColorCount, 8, 12);
        byte[] before = picture.GetFrameBytes(0).ToArray(), after = Colors(result.Picture, 3);
        double expected = before.Zip(after, (a, b) => (double)(a - b) * (a - b)).Average();
        Assert.Equal(expected, result.MeanSquaredError, 1e-9);
        Assert.Equal(10 * Math.Log10(255.0 * 255 / expected), result.PeakSignalToNoiseRatio, 1e-9);
    }

    [Fact]
    public void EveryPixelGetsTheNearestEntry()
    {
        var picture = Shades();
        var result = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 20 }).Picture;
        byte[] pixels = picture.GetFrameBytes(0).ToArray();
        for (int i = 0; i < result.Pixels.Length; i++)
        {
            int[] distances = [.. Enumerable.Range(0, result.Palette!.Length / 3).Select(e => Enumerable.Range(0, 3).Sum(c => Square(pixels[(3 * i) + c] - result.Palette[(3 * e) + c])))];
            Assert.Equal(Array.IndexOf(distances, distances.Min()), result.Pixels[i]);
        }
    }

    [Fact]
    public void DitheringComesNearerAsSeenFromAfar()
    {
        var picture = StackData.Make(1, new GridShape(1, 64, 256), 1, (_, _, _, x, _) => (byte)x);
        var plain = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 4 });
        var dithered = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 4, Dither = ColorDither.FloydSteinberg });
        Assert.True(dithered.MeanSquaredError > plain.MeanSquaredError);
        // Means of blocks between the darkest and the brightest entry.
        Assert.InRange(BlockError(dithered.Picture), 0, BlockError(plain.Picture) / 10);

        static double BlockError(Picture picture)
        {
            double worst = 0;
            byte[] gray = Colors(picture, 1);
            for (int x = 40; x < 216; x += 8)
            {
                double mean = Enumerable.Range(0, 64 * 8).Average(i => (double)gray[(i / 8 * 256) + x + (i % 8)]);
                worst = Math.Max(worst, Math.Abs(mean - (x + 3.5)));
            }

            return worst;
        }
    }

    [Fact]
    public void SixteenBitsAreRoundedToEight()
    {
        var picture = StackData.Make(1, Size, 1, (_, _, _, x, _) => (ushort)(x * 1000));
        var result = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 256 });
        Assert.Equal(Enumerable.Range(0, 60).Select(x => (byte)Math.Round(x * 1000 / 257.0)), Colors(result.Picture, 1).Take(60));
    }

    [Fact]
    public void OpacityIsKeptInThePalette()
    {
        using var folder = new TestFolder();
        var samples = new byte[Size.Count * 4];
        for (int i = 0; i < Size.Count; i++)
        {
            samples[4 * i] = (byte)(i % 60 * 4);
            samples[(4 * i) + 1] = 90;
            // The left third cannot be seen, whatever its colours; the middle is half seen.
            samples[(4 * i) + 3] = (byte)(i % 60 < 20 ? 0 : i % 60 < 40 ? 128 : 255);
        }

        var picture = new ImageStack([samples], Size, 4, ChannelLayout.Rgba, ElementType.UInt8);
        var result = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 8 });
        Assert.Equal(41, result.SourceColorCount);
        string path = folder.File("opacity.png");
        using (var stream = File.Create(path))
            PngEncoder.Write(stream, result.Picture);
        var read = ImageStackReader.Read([path]).Stack!;
        Assert.Equal(ChannelLayout.Rgba, read.ChannelLayout);
        byte[] pixels = read.GetFrameBytes(0).ToArray();
        for (int i = 0; i < Size.Count; i++)
        {
            Assert.Equal(samples[(4 * i) + 3], pixels[(4 * i) + 3]);
            if (samples[(4 * i) + 3] > 0)
                Assert.InRange(pixels[4 * i] - samples[4 * i], -20, 20);
        }
    }

    [Fact]
    public void TheSameForAnyNumberOfThreads()
    {
        var picture = Shades();
        var options = new ColorQuantizerOptions { ColorCount = 30, Seed = 4 };
        var one = ColorQuantizer.Quantize(picture, options, new ExecutionOptions { ThreadCount = 1 });
        var many = ColorQuantizer.Quantize(picture, options, new ExecutionOptions { ThreadCount = 7 });
        Assert.Equal(one.Picture.Palette, many.Picture.Palette);
        Assert.Equal(one.Picture.Pixels, many.Picture.Pixels);
        Assert.Equal(one.MeanSquaredError, many.MeanSquaredError);
    }

    [Fact]
    public void ManyColoursGoByCells()
    {
        var random = new RandomSource(1);
        var picture = StackData.Make(1, new GridShape(1, 200, 300), 3, (_, _, y, x, c) => (byte)((c == 0 ? x * 0.8 : c == 1 ? y : (x + y) / 2) + (random.NextDouble() * 15)));
        var result = ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = 64 });
        Assert.True(result.SourceColorCount > 1 << 14);
        Assert.Equal(64, result.ColorCount);
        // Noise of ±7.5 alone has a variance of 18.75; 64 colours are few for the rest.
        Assert.InRange(result.MeanSquaredError, 20, 80);
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData("chelsea.png", 16, 52.5)]
    [InlineData("chelsea.png", 256, 5.7)]
    [InlineData("flower.jpg", 16, 77)]
    [InlineData("flower.jpg", 256, 10.1)]
    public void BelowTheErrorOfOtherTools(string name, int count, double most)
    {
        // What ImageMagick's -colors and pngquant without dithering reach at best.
        var picture = ImageStackReader.Read([SharedData.Path("data", name)]).Stack!;
        Assert.InRange(ColorQuantizer.Quantize(picture, new ColorQuantizerOptions { ColorCount = count }).MeanSquaredError, 1, most);
    }

    [Fact]
    public void WhatIsNoPictureIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ColorQuantizer.Quantize(Shades(), new ColorQuantizerOptions { ColorCount = 257 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColorQuantizer.Quantize(Shades(), new ColorQuantizerOptions { ColorCount = 0 }));
        Assert.Throws<ArgumentException>(() => ColorQuantizer.Quantize(StackData.Make(2, Size, (_, _, _, _) => (byte)1)));
        Assert.Throws<NotSupportedException>(() => ColorQuantizer.Quantize(StackData.Make(1, Size, (_, _, _, _) => 1f)));
    }

    [Theory]
    [InlineData(255, 255, 255, 100, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(255, 0, 0, 53.24, 80.09, 67.20)]
    [InlineData(0, 0, 255, 32.30, 79.19, -107.86)]
    [InlineData(119, 119, 119, 50.03, 0, 0)]
    public void LabOfKnownColours(int red, int green, int blue, double l, double a, double b)
    {
        var lab = CieLab.FromSrgb(red, green, blue);
        Assert.Equal(l, lab.L, 0.02);
        Assert.Equal(a, lab.A, 0.02);
        Assert.Equal(b, lab.B, 0.02);
        Assert.Equal(((byte)red, (byte)green, (byte)blue), lab.ToSrgb());
    }

    [Fact]
    public void LabGoesBackToEveryColour()
    {
        for (int color = 0; color < 1 << 24; color += 7919)
            Assert.Equal(((byte)color, (byte)(color >> 8), (byte)(color >> 16)), CieLab.FromSrgb((byte)color, (byte)(color >> 8), (byte)(color >> 16)).ToSrgb());
    }

    private static ImageStack Shades() => StackData.Make(1, Size, 3, (_, _, y, x, c) => (byte)(c == 0 ? 4 * x : c == 1 ? 6 * y : 255 - (2 * (x + y))));

    private static byte[] Colors(Picture picture, int channels) =>
        [.. picture.Pixels.SelectMany(p => picture.Palette!.Skip(3 * p).Take(channels))];

    private static int Square(int value) => value * value;
}
