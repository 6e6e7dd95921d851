using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Benchmarks;

/// <summary>The measurements of our side alone: threads, memory, and how the time grows.</summary>
internal static class EngineFigures
{
    private const int Passes = 20;

    private const int SpinSteps = 50_000_000;

    /// <summary>One thread and two, alternately; and the speed-up of two independent threads on this machine, whose cores may be shared with others.</summary>
    public static void Threads(string folder, int times)
    {
        var series = SeriesReader.Read(Path.Combine(folder, "fashion.npy"));
        var options = Options(folder, "fashion-k160");
        var one = new List<double>();
        var two = new List<double>();
        var alone = new List<double>();
        var beside = new List<double>();
        KMeansClustering.Fit(series, options);
        Spin();
        for (int i = 0; i < times; i++)
        {
            one.Add(Seconds(() => KMeansClustering.Fit(series, options, new ExecutionOptions { ThreadCount = 1 })));
            two.Add(Seconds(() => KMeansClustering.Fit(series, options, new ExecutionOptions { ThreadCount = 2 })));
            alone.Add(Seconds(() => Spin()));
            beside.Add(Seconds(() => ChunkedParallel.For(2, new ExecutionOptions { ThreadCount = 2 }, (_, _) => Spin())));
        }

        Write($"fashion, K 160: 1 thread {Median(one):F3} s, 2 threads {Median(two):F3} s: {Median(one) / Median(two):F2} times as fast");
        Write($"a loop without memory on 1 thread {Median(alone):F3} s, on each of 2 threads {Median(beside):F3} s: {2 * Median(alone) / Median(beside):F2} times as much done");
    }

    /// <summary>Keeps a core's arithmetic units busy, without memory traffic.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector<double> Spin()
    {
        Vector<double> a = Vector<double>.One, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        var factor = new Vector<double>(0.999);
        for (int i = 0; i < SpinSteps; i++)
        {
            a = (a * factor) + factor;
            b = (b * factor) + factor;
            c = (c * factor) + factor;
            d = (d * factor) + factor;
            e = (e * factor) + factor;
            f = (f * factor) + factor;
            g = (g * factor) + factor;
            h = (h * factor) + factor;
        }

        return a + b + c + d + e + f + g + h;
    }

    /// <summary>A fit in a process of its own.</summary>
    public static void Memory(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(EngineFigures).Assembly.Location);
        start.ArgumentList.Add("memory");
        start.ArgumentList.Add(folder);
        using var process = Process.Start(start)!;
        Write(process.StandardOutput.ReadToEnd().Trim());
        process.WaitForExit();
    }

    /// <summary>Runs in the process that <see cref="Memory"/> starts.</summary>
    public static int MeasureMemory(string folder)
    {
        var options = Options(folder, "fashion-k10");
        long before = Process.GetCurrentProcess().WorkingSet64;
        var series = Bytes(Path.Combine(folder, "fashion.npy"), 60_000, 784);
        KMeansClustering.Fit(series, options);
        using var process = Process.GetCurrentProcess();
        double beyond = (process.PeakWorkingSet64 - before) / 1e6;
        double data = series.Count * (double)series.Length / 1e6;
        Write($"fashion as UInt8, K 10: peak {beyond:F0} MB beyond the process for {data:F0} MB of data; 1.5 x the data + 100 MB are {(1.5 * data) + 100:F0} MB");
        return 0;
    }

    /// <summary>The time of Lloyd iterations as records, columns and clusters double.</summary>
    public static void Growth(int times)
    {
        Write("| Records | Columns | K | s | Times the one before |");
        Write("|---|---|---|---|---|");
        foreach (var shapes in new[]
        {
            new[] { (25_000, 64, 32), (50_000, 64, 32), (100_000, 64, 32), (200_000, 64, 32) },
            [(50_000, 32, 32), (50_000, 64, 32), (50_000, 128, 32), (50_000, 256, 32)],
            [(50_000, 64, 16), (50_000, 64, 32), (50_000, 64, 64), (50_000, 64, 128)],
        })
        {
            double before = 0;
            foreach (var (count, length, clusters) in shapes)
            {
                var random = new RandomSource(1);
                var values = new float[count * length];
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)random.NextNormal();
                var series = SeriesSet.FromArray(values, count, length);
                var options = new KMeansOptions { ClusterCount = clusters, Initialization = KMeansInitialization.Random, Algorithm = KMeansAlgorithm.Lloyd, MaxIterations = Passes, Tolerance = 0 };
                KMeansClustering.Fit(series, options);
                double seconds = Median([.. Enumerable.Range(0, times).Select(_ => Seconds(() => KMeansClustering.Fit(series, options)))]);
                Write($"| {count:N0} | {length} | {clusters} | {seconds:F3} | {(before > 0 ? (seconds / before).ToString("F2", CultureInfo.InvariantCulture) : string.Empty)} |");
                before = seconds;
            }
        }
    }

    /// <summary>A fit by the netstandard2.0 build on this runtime, loaded side by side with this one; null if it is not built.</summary>
    public static Func<double>? NetStandardFit(string folder)
    {
        string path = Path.Combine(PeerProcess.Checkout(), "src", "ClusterTools", "bin", "Release", "netstandard2.0", "ClusterTools.dll");
        if (!File.Exists(path))
            return null;
        var assembly = new AssemblyLoadContext("netstandard2.0").LoadFromAssemblyPath(path);
        Type Twin(Type type) => assembly.GetType(type.FullName!, throwOnError: true)!;
        MethodInfo Method(Type type, string name) => type.GetMethods().Where(m => m.Name == name && m.IsPublic).OrderBy(m => m.GetParameters().Length).First();
        object? Call(Type type, string name, params object[] given)
        {
            var method = Method(type, name);
            return method.Invoke(null, [.. method.GetParameters().Select((p, i) => i < given.Length ? given[i] : p.DefaultValue)]);
        }

        var reader = Twin(typeof(SeriesReader));
        var kmeans = Twin(typeof(KMeansClustering));
        var type = Twin(typeof(KMeansOptions));
        object series = Call(reader, "Read", Path.Combine(folder, "fashion.npy"))!;
        object options = Activator.CreateInstance(type)!;
        type.GetProperty("InitialCentroids")!.SetValue(options, Options(folder, "fashion-k10").InitialCentroids);
        type.GetProperty("MaxIterations")!.SetValue(options, Passes);
        type.GetProperty("Tolerance")!.SetValue(options, 0.0);
        return () =>
        {
            object result = Call(kmeans, "Fit", series, options)!;
            return (double)result.GetType().GetProperty("Inertia")!.GetValue(result)!;
        };
    }

    public static double Median(List<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);

    public static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>A .npy file of floats with byte values, without the floats in memory.</summary>
    public static SeriesSet Bytes(string path, int count, int length)
    {
        using var file = File.OpenRead(path);
        file.Seek(-4L * count * length, SeekOrigin.End);
        var values = new byte[count * length];
        var row = new byte[4 * length];
        for (int i = 0; i < count; i++)
        {
            file.ReadExactly(row);
            for (int j = 0; j < length; j++)
                values[(i * length) + j] = (byte)BitConverter.ToSingle(row, 4 * j);
        }

        return SeriesSet.FromArray(values, count, length);
    }

    private static KMeansOptions Options(string folder, string centroids)
    {
        var initial = SeriesReader.Read(Path.Combine(folder, centroids + ".npy"));
        return new KMeansOptions { InitialCentroids = [.. Enumerable.Range(0, initial.Count).Select(initial.GetRecord)], MaxIterations = Passes, Tolerance = 0 };
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Write(string line) => Console.WriteLine(line);
}
