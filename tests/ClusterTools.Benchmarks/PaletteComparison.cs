using System.Diagnostics;
using System.Globalization;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Quantization;

namespace ClusterTools.Benchmarks;

/// <summary>Our palettes compared with those of ImageMagick and pngquant.</summary>
internal static class PaletteComparison
{
    private const int SpeedColors = 16;

    /// <summary>A folder of pictures, as complete processes: PowerShell with Compress-ImageColor, and ImageMagick with -kmeans.</summary>
    public static void Speed(string folder, string magick, int times)
    {
        string pictures = Path.Combine(folder, "small");
        string target = Path.Combine(Path.GetTempPath(), "clustertools-colors");
        string module = FindModule();
        string ours = $"Import-Module '{module}'; $null = Compress-ImageColor '{pictures}' '{target}' -ColorCount {SpeedColors} -Force";
        string[] files = Directory.GetFiles(pictures);
        Directory.CreateDirectory(target);
        var (mine, theirs) = PictureCommand.Alternate(
            times,
            () => PicturePeer.Run("pwsh", ["-NoProfile", "-Command", ours]),
            () =>
            {
                var clock = Stopwatch.StartNew();
                PicturePeer.Run(magick, [.. files, "-kmeans", SpeedColors.ToString(CultureInfo.InvariantCulture), Path.Combine(target, "im-%03d.png")]);
                return clock.Elapsed.TotalSeconds;
            });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| Compress-ImageColor, {files.Length} pictures in {SpeedColors} colours, whole process, of ImageMagick -kmeans | {mine:F2} | {theirs:F2} | {theirs / mine:F2} |"));
    }

    /// <summary>Mean squared errors of pictures reduced to few colours, without dithering.</summary>
    public static void Quality(string pictures, string magick)
    {
        Console.WriteLine();
        Console.WriteLine("| picture, colours | ours | -colors | -kmeans | pngquant |");
        Console.WriteLine("|---|---|---|---|---|");
        string folder = Directory.CreateTempSubdirectory("clustertools").FullName;
        foreach (string picture in pictures.Split(','))
        {
            var stack = ImageStackReader.Read([picture]).Stack!;
            string png = Path.Combine(folder, "picture.png");
            File.Delete(png);
            // The same pixels for all: differences in JPEG decoding are not measured here.
            ImageStackWriter.Write(stack, png);
            foreach (int count in (int[])[16, 256])
            {
                var result = ColorQuantizer.Quantize(stack, new ColorQuantizerOptions { ColorCount = count });
                string number = count.ToString(CultureInfo.InvariantCulture);
                double[] errors =
                [
                    result.MeanSquaredError,
                    Peer(magick, [png, "+dither", "-colors", number, Path.Combine(folder, "colors.png")]),
                    Peer(magick, [png, "+dither", "-kmeans", number, Path.Combine(folder, "kmeans.png")]),
                    Peer("pngquant", ["--nofs", "--speed", "1", "--force", "--output", Path.Combine(folder, "pngquant.png"), number, png]),
                ];
                Console.WriteLine($"| {Path.GetFileName(picture)}, {count} | {string.Join(" | ", errors.Select(e => e.ToString("F3", CultureInfo.InvariantCulture)))} |");
            }

            double Peer(string program, string[] arguments)
            {
                PicturePeer.Run(program, arguments);
                string output = arguments[0] == "--nofs" ? arguments[5] : arguments[^1];
                return Error(stack, ImageStackReader.Read([output]).Stack!);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The mean squared difference of all samples, as in <see cref="ColorQuantization.MeanSquaredError"/>.</summary>
    private static double Error(ImageStack one, ImageStack other)
    {
        double sum = 0;
        for (int channel = 0; channel < 3; channel++)
        {
            double[,] a = one.GetPlane(0, 0, channel);
            double[,] b = other.GetPlane(0, 0, Math.Min(channel, other.ChannelCount - 1));
            for (int y = 0; y < a.GetLength(0); y++)
            {
                for (int x = 0; x < a.GetLength(1); x++)
                    sum += (a[y, x] - b[y, x]) * (a[y, x] - b[y, x]);
            }
        }

        return sum / (3.0 * one.Height * one.Width);
    }

    private static string FindModule()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string manifest = Path.Combine(folder.FullName, "ClusterTools.psd1");
            if (File.Exists(manifest))
                return manifest;
        }

        throw new InvalidOperationException("ClusterTools.psd1 is not above this program.");
    }
}
