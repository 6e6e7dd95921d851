using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Formats.Series;
using ClusterTools.Metrics.Silhouettes;

namespace ClusterTools.Benchmarks;

/// <summary>Runs our fits and scikit-learn's on the same data from the same centroids, alternately, and prints the medians; then the measurements of our side
/// alone.</summary>
internal sealed class CompareCommand
{
    private const int Passes = 20;
    private const double WarmUpSeconds = 1.5;

    private readonly string _folder;
    private readonly bool _hasPeer;
    private readonly string _script;
    private readonly string _only;
    private readonly int _times;
    private readonly int _scanTimes;

    private CompareCommand(string folder, Dictionary<string, string> options)
    {
        _folder = folder;
        _script = options.GetValueOrDefault("-peer") ?? PeerProcess.FindScript() ?? string.Empty;
        _hasPeer = File.Exists(_script);
        _only = options.GetValueOrDefault("-only", string.Empty);
        _times = int.Parse(options.GetValueOrDefault("-times", "5"), CultureInfo.InvariantCulture);
        _scanTimes = int.Parse(options.GetValueOrDefault("-scantimes", "1"), CultureInfo.InvariantCulture);
    }

    public static int Run(string folder, string[] rest)
    {
        new CompareCommand(folder, CommandOptions.Parse(rest)).Run();
        return 0;
    }

    private void Run()
    {
        Console.WriteLine(PeerProcess.Processor());
        Console.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} cores, {Passes} passes, tolerance 0, medians of {_times} (scans of {_scanTimes}) after {WarmUpSeconds} s to warm up{(_hasPeer ? string.Empty : "; no Python with scikit-learn or no peer.py found, so our side runs alone")}"));
        Console.WriteLine();
        Console.WriteLine("| Work | At least | Ratio | Ours, s | Lloyd, s | Elkan, s | Results differ by |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Fit("fashion, K 10", 4, "fashion", "fashion-k10");
        Fit("fashion as UInt8, K 10", 6, "fashion", "fashion-k10", bytes: true);
        Fit("fashion, K 160", 4, "fashion", "fashion-k160");
        Fit("fish, K 200", 4, "fish", "fish-k200");
        Fit("blobs 1,000,000x16, K 64", 4, "blobs", "blobs-k64");
        Fit("pixels 1,000,000x3, K 16", 5, "pixels", "pixels-k16");
        Fit("pixels 1,000,000x3, K 256", 8, "pixels", "pixels-k256");
        Scan("scan of fashion K 5..15 x 10", "fashion", Passes, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        Scan("scan of fish K 5..200 x 10, to convergence", "fish", 300, [5, 10, 15, 20, 30, 50, 100, 200]);
        Silhouettes();
        NetStandard();
        Console.WriteLine();
        Plain("plain double, pixels, K 16", "pixels", "pixels-k16");
        Plain("plain double, pixels, K 256", "pixels", "pixels-k256");
        if (Wants("threads"))
            EngineFigures.Threads(_folder, _times);
        if (Wants("memory"))
            EngineFigures.Memory(_folder);
        if (Wants("growth"))
            EngineFigures.Growth(_times);
    }

    private bool Wants(string name) => name.Contains(_only, StringComparison.OrdinalIgnoreCase);

    private void Fit(string name, double least, string data, string centroids, bool bytes = false)
    {
        if (!Begins(name, data, centroids, out string file, out string initial))
            return;
        var series = bytes ? EngineFigures.Bytes(file, 60_000, 784) : SeriesReader.Read(file);
        var options = new KMeansOptions { InitialCentroids = Rows(initial), MaxIterations = Passes, Tolerance = 0 };
        Alternate(name, least, _times, () => KMeansClustering.Fit(series, options).Inertia, algorithm => Peer("kmeans", file, initial, algorithm), "lloyd", "elkan");
    }

    /// <summary>Many of these records are equidistant from two centroids in float precision, and the peer, which computes in float, ends elsewhere; a plain run in double
    /// does not.</summary>
    private void Plain(string name, string data, string centroids)
    {
        if (!_hasPeer || !Begins(name, data, centroids, out string file, out string initial))
            return;
        double ours = KMeansClustering.Fit(SeriesReader.Read(file), new KMeansOptions { InitialCentroids = Rows(initial), MaxIterations = Passes, Tolerance = 0 }).Inertia;
        double plain = Peer("plain", file, initial, string.Empty).Answer;
        Console.WriteLine(FormattableString.Invariant($"{name}: inertia {ours:R}, by NumPy {plain:R}, which differs by {Math.Abs(ours - plain) / plain:0.0E+0}"));
    }

    private void Silhouettes()
    {
        if (!Begins("exact silhouette of fish 13,224x20", "fish", "fish-k20", out string file, out string initial))
            return;
        var series = SeriesReader.Read(file);
        var centroids = Rows(initial);
        var labels = new int[series.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            double[] record = series.GetRecord(i);
            labels[i] = Enumerable.Range(0, centroids.Length).MinBy(k => record.Zip(centroids[k], (x, c) => (x - c) * (x - c)).Sum());
        }

        Alternate("exact silhouette of fish 13,224x20", 10, _times, () => Silhouette.Compute(series, labels).Mean, _ => Peer("silhouette", file, initial, "lloyd"), "lloyd");
    }

    private void NetStandard()
    {
        if (!Begins("netstandard2.0 build, fashion, K 10", "fashion", "fashion-k10", out string file, out string initial))
            return;
        if (EngineFigures.NetStandardFit(_folder) is { } fit)
            Alternate("netstandard2.0 build, fashion, K 10", 1.5, _times, fit, algorithm => Peer("kmeans", file, initial, algorithm), "lloyd", "elkan");
        else
            Console.WriteLine("| netstandard2.0 build | 1.5 | not built | | | | |");
    }

    /// <summary>The initial centroids differ between the sides, so the inertias are similar, not equal.</summary>
    private void Scan(string name, string data, int passes, int[] clusterCounts)
    {
        if (!Begins(name, data, data, out string file, out _))
            return;
        var series = SeriesReader.Read(file);
        KMeansOptions[] options = [.. clusterCounts.Select(k => new KMeansOptions { ClusterCount = k, RestartCount = 10, MaxIterations = passes, Tolerance = 0 })];
        Alternate(name, 8, _scanTimes, () => KMeansClustering.FitMany(series, options).Sum(r => r.Inertia), _ => PeerScan(file, passes, clusterCounts), "lloyd");
    }

    private (double Seconds, double Answer) PeerScan(string file, int passes, int[] clusterCounts)
    {
        double seconds = 0;
        double inertia = 0;
        foreach (int k in clusterCounts)
        {
            string text = k.ToString(CultureInfo.InvariantCulture);
            var result = PeerProcess.Run(_script, "scan", file, text, text, "10", "--iterations", passes.ToString(CultureInfo.InvariantCulture));
            seconds += result.GetProperty("seconds").GetDouble();
            inertia += result.GetProperty("inertia")[0].GetDouble();
        }

        return (seconds, inertia);
    }

    private static (double Seconds, double Answer) Peer(string work, string file, string initial, string algorithm)
    {
        JsonElement result = PeerProcess.RunOwn("fits.py", work, file, initial, "--iterations", "20", "--algorithm", algorithm);
        return (result.GetProperty("seconds").GetDouble(), result.GetProperty("answer").GetDouble());
    }

    private void Alternate(string name, double least, int times, Func<double> run, Func<string, (double Seconds, double Answer)> peer, params string[] algorithms)
    {
        // Warm-up: the peer's libraries are compiled and loaded before its script starts the clock, while the runtime compiles ours as it runs.
        double answer = 0;
        var warm = Stopwatch.StartNew();
        do
            answer = run();
        while (warm.Elapsed.TotalSeconds < WarmUpSeconds);
        var ours = new List<double>();
        var theirs = algorithms.ToDictionary(a => a, _ => new List<double>());
        double differs = double.NaN;
        for (int i = 0; i < times; i++)
        {
            ours.Add(EngineFigures.Seconds(() => answer = run()));
            foreach (string algorithm in _hasPeer ? algorithms : [])
            {
                var (seconds, peerAnswer) = peer(algorithm);
                theirs[algorithm].Add(seconds);
                if (algorithm == algorithms[0])
                    differs = Math.Abs(peerAnswer - answer) / Math.Abs(answer);
            }
        }

        double[] medians = [.. algorithms.Select(a => EngineFigures.Median(theirs[a]))];
        double own = EngineFigures.Median(ours);
        string elkan = medians.Length > 1 ? medians[1].ToString("F3", CultureInfo.InvariantCulture) : string.Empty;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {least} | {medians.Min() / own:F1} | {own:F3} | {medians[0]:F3} | {elkan} | {differs:E1} |"));
    }

    private bool Begins(string name, string data, string centroids, out string file, out string initial)
    {
        file = Path.Combine(_folder, data + ".npy");
        initial = Path.Combine(_folder, centroids + ".npy");
        if (!Wants(name))
            return false;
        if (File.Exists(file) && File.Exists(initial))
            return true;
        Console.WriteLine($"| {name} | not in the folder | | | | | |");
        return false;
    }

    private static double[][] Rows(string file)
    {
        var initial = SeriesReader.Read(file);
        return [.. Enumerable.Range(0, initial.Count).Select(initial.GetRecord)];
    }
}
