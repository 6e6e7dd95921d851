using System.Diagnostics;
using System.Globalization;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Benchmarks;

/// <summary>Decodes, filters and reduces the pictures that picture_peer.py generates, alternately with the peers, and prints the medians.</summary>
internal static class PictureCommand
{
    public static int Run(string folder, string[] rest)
    {
        var options = CommandOptions.Parse(rest);
        int times = options.TryGetValue("-times", out string? t) ? int.Parse(t, CultureInfo.InvariantCulture) : 3;
        string? only = options.GetValueOrDefault("-only");
        int most = options.TryGetValue("-files", out string? n) ? int.Parse(n, CultureInfo.InvariantCulture) : int.MaxValue;
        string magick = options.GetValueOrDefault("-magick", "magick");
        Console.WriteLine($"{PeerProcess.Processor()}, {Environment.ProcessorCount} threads, {DateTime.UtcNow:yyyy-MM-dd}, medians of {times}, alternating with the peer");
        Console.WriteLine("| work | ours, s | peer, s | peer / ours |");
        Console.WriteLine("|---|---|---|---|");
        Decode("jpeg", "JPEG, one thread, of Pillow (libjpeg-turbo)", "pillow", 1);
        Decode("jpeg", "JPEG, all threads, of Pillow in a loop", "pillow", 0);
        Decode("png", "PNG, of Pillow in a loop", "pillow", 0);
        Decode("lzw", "TIFF LZW, of Pillow in a loop", "pillow", 0);
        Decode("deflate", "TIFF Deflate, of tifffile in a loop", "tifffile", 0);
        if (Wanted("codec"))
            Codec();
        if (Wanted("gaussian"))
            Gaussian();
        if (Wanted("colors"))
            PaletteComparison.Speed(folder, magick, times);
        if (Wanted("quality") && options.TryGetValue("-pictures", out string? pictures))
            PaletteComparison.Quality(pictures, magick);
        return 0;

        bool Wanted(string name) => only is null || name == only;

        void Decode(string kind, string title, string library, int threads)
        {
            if (!Wanted(kind))
                return;
            string[] files = Files(kind);
            Line($"{files.Length} {title}", () => DecodeAll(files, threads), () => PicturePeer.Seconds(["decode", library, .. files]));
        }

        // Both on one thread and in this process.
        void Codec()
        {
            foreach (string kind in new[] { "jpeg", "png", "gif", "bmp", "ppm", "lzw", "deflate" })
            {
                string[] files = Files(kind);
                DecodeAll(files, 1);
                CodecPeer.Seconds(files);
                Line($"{files.Length} {kind}, one thread, of ImageSharp", () => DecodeAll(files, 1), () => CodecPeer.Seconds(files));
            }
        }

        string[] Files(string kind) => [.. Directory.GetFiles(Path.Combine(folder, kind)).Order(StringComparer.Ordinal).Take(most)];

        void Gaussian()
        {
            string file = Path.Combine(folder, "stack.f32");
            byte[] bytes = File.ReadAllBytes(file);
            const int Side = 256;
            int frameBytes = Side * Side * sizeof(float);
            byte[][] frames = [.. Enumerable.Range(0, bytes.Length / frameBytes).Select(i => bytes.AsSpan(i * frameBytes, frameBytes).ToArray())];
            var stack = new ImageStack(frames, new GridShape(1, Side, Side), 1, ChannelLayout.Gray, ElementType.Float32);
            Line($"Gaussian, sigma 2, {frames.Length}x{Side}x{Side} float, of scipy.ndimage", () => GaussianFilter.Apply(stack, 2), () => PicturePeer.Seconds("gaussian", file));
        }

        void Line(string title, Action ours, Func<double> peer)
        {
            var (mine, theirs) = Alternate(times, ours, peer);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {mine:F2} | {theirs:F2} | {theirs / mine:F2} |"));
        }
    }

    /// <summary>The medians of both, alternating; ours has a warm-up run to be compiled.</summary>
    public static (double Ours, double Peer) Alternate(int times, Action ours, Func<double> peer)
    {
        var mine = new List<double>();
        var theirs = new List<double>();
        for (int i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            ours();
            mine.Add(clock.Elapsed.TotalSeconds);
            theirs.Add(peer());
        }

        return (Median(mine), Median(theirs));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void DecodeAll(string[] files, int threads) =>
        ChunkedParallel.For(files.Length, new ExecutionOptions { ThreadCount = threads }, (i, _) =>
        {
            using var source = ImageFormatRegistry.Open(files[i]);
            byte[] pixels = GC.AllocateUninitializedArray<byte>(source.PlaneBytes);
            source.ReadPlane(0, pixels, CancellationToken.None);
        });
}
