using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ClusterTools.Benchmarks;

/// <summary>ImageSharp, which the module uses for WebP and TGA, on the formats that the engine decodes itself.</summary>
internal static class CodecPeer
{
    /// <summary>Decodes the files to RGB on one thread.</summary>
    /// <returns>The seconds.</returns>
    public static double Seconds(string[] files)
    {
        var configuration = Configuration.Default.Clone();
        configuration.MaxDegreeOfParallelism = 1;
        var clock = Stopwatch.StartNew();
        foreach (string file in files)
        {
            using var image = Image.Load<Rgb24>(configuration, file);
        }

        return clock.Elapsed.TotalSeconds;
    }
}
