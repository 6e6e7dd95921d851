using System.Diagnostics;
using System.Globalization;
using ClusterTools.Clustering;
using ClusterTools.Series;

namespace ClusterTools.Benchmarks;

/// <summary>Runs our fits and scikit-learn's on the same data from the same centroids, alternately, and prints the medians.</summary>
internal static class CompareCommand
{
    private const int Passes = 20;

    private static readonly (string Name, string Data, string Centroids, bool Bytes)[] Works =
    [
        ("fashion, K 10", "fashion", "fashion-k10", false),
        ("fashion as UInt8, K 10", "fashion", "fashion-k10", true),
        ("fashion, K 64", "fashion", "fashion-k64", false),
        ("fashion, K 160", "fashion", "fashion-k160", false),
        ("fish, K 20", "fish", "fish-k20", false),
        ("fish, K 200", "fish", "fish-k200", false),
        ("blobs 1,000,000x16, K 64", "blobs", "blobs-k64", false),
        ("pixels 1,000,000x3, K 16", "pixels", "pixels-k16", false),
        ("pixels 1,000,000x3, K 256", "pixels", "pixels-k256", false),
    ];

    public static int Run(string folder, string[] rest)
    {
        var options = Parse(rest);
        string? script = options.GetValueOrDefault("-peer") ?? PeerProcess.FindScript();
        int times = int.Parse(options.GetValueOrDefault("-times", "5"), CultureInfo.InvariantCulture);
        Console.WriteLine(PeerProcess.Processor());
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Passes} passes, tolerance 0, medians of {times}{(script is null ? "; no peer found" : string.Empty)}");
        Console.WriteLine();
        Console.WriteLine("| Work | Ours, s | Lloyd, s | Elkan, s | Ratio | Inertia differs by |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var work in Works)
        {
            if (options.TryGetValue("-only", out string? only) && !work.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!File.Exists(Path.Combine(folder, work.Centroids + ".npy")))
            {
                Console.WriteLine($"| {work.Name} | not in the folder | | | | |");
                continue;
            }

            Row(work, folder, script, times);
        }

        return 0;
    }

    private static void Row((string Name, string Data, string Centroids, bool Bytes) work, string folder, string? script, int times)
    {
        string data = Path.Combine(folder, work.Data + ".npy");
        string centroids = Path.Combine(folder, work.Centroids + ".npy");
        var series = SeriesReader.Read(data);
        if (work.Bytes)
            series = ToBytes(series);
        var initial = SeriesReader.Read(centroids);
        double[][] rows = [.. Enumerable.Range(0, initial.Count).Select(initial.GetRecord)];
        var fit = new KMeansOptions { InitialCentroids = rows, MaxIterations = Passes, Tolerance = 0 };

        // Once beforehand, as the peer's script has its libraries loaded before it takes the time.
        KMeans.Fit(series, fit);
        var ours = new List<double>();
        var lloyd = new List<double>();
        var elkan = new List<double>();
        double inertia = 0;
        double peerInertia = double.NaN;
        for (int i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            inertia = KMeans.Fit(series, fit).Inertia;
            ours.Add(clock.Elapsed.TotalSeconds);
            if (script is null)
                continue;
            (double seconds, peerInertia) = PeerProcess.KMeans(script, data, centroids, Passes, "lloyd");
            lloyd.Add(seconds);
            elkan.Add(PeerProcess.KMeans(script, data, centroids, Passes, "elkan").Seconds);
        }

        double best = Math.Min(Median(lloyd), Median(elkan));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {work.Name} | {Median(ours):F3} | {Median(lloyd):F3} | {Median(elkan):F3} | {best / Median(ours):F1} | {Math.Abs(peerInertia - inertia) / inertia:E1} |"));
    }

    private static SeriesSet ToBytes(SeriesSet series)
    {
        var bytes = new byte[series.Count * series.Length];
        var scratch = new float[series.Length];
        for (int i = 0; i < series.Count; i++)
        {
            var record = series.Store.ReadTile(i, 1, scratch.AsSpan());
            for (int j = 0; j < record.Length; j++)
                bytes[(i * series.Length) + j] = (byte)record[j];
        }

        return SeriesSet.FromArray(bytes, series.Count, series.Length);
    }

    private static double Median(List<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);

    private static Dictionary<string, string> Parse(string[] rest)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i + 1 < rest.Length; i += 2)
            options[rest[i]] = rest[i + 1];
        return options;
    }
}
