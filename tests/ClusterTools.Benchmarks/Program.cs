using System.Diagnostics;
using ClusterTools.Clustering;
using ClusterTools.Numerics;
using ClusterTools.Series;
using ClusterTools.Threading;

string folder = args[0];
int repeat = args.Length > 2 ? int.Parse(args[2]) : 3;
foreach (string work in args[1].Split(','))
{
    string[] parts = work.Split('-');
    bool bytes = parts[0].EndsWith("8");
    string name = parts[0].TrimEnd('8');
    var (data, n, d) = Npy(Path.Combine(folder, name + ".npy"));
    var (init, k, _) = Npy(Path.Combine(folder, name + "-" + parts[1] + ".npy"));
    var rows = Enumerable.Range(0, k).Select(i => init.AsSpan(i * d, d).ToArray().Select(v => (double)v).ToArray()).ToArray();
    var set = bytes ? SeriesSet.FromArray(Array.ConvertAll(data, v => (byte)v), n, d) : SeriesSet.FromArray(data, n, d);
    foreach (int threads in new[] { 1 })
    {
        var times = new List<double>();
        KMeansResult? r = null;
        for (int i = 0; i < repeat; i++)
        {
            var t = Process.GetCurrentProcess().TotalProcessorTime;
            r = KMeans.Fit(set, new KMeansOptions { InitialCentroids = rows, MaxIterations = 20, Tolerance = 0 }, new ExecutionOptions { ThreadCount = threads });
            times.Add((Process.GetCurrentProcess().TotalProcessorTime - t).TotalSeconds);
        }
        Console.WriteLine($"{work} threads {threads}: best {times.Min():F4} median {times.Order().ElementAt(times.Count / 2):F4} inertia {r!.Inertia:R} iterations {r.Iterations}");
        var ex = new ExecutionOptions { ThreadCount = 1 };
        var pr = new FitProblem(RecordSource.Create(set.Store, ClusterDistance.Euclidean), null, ClusterDistance.Euclidean, ex);
        LloydFit.Run(pr, CentroidMatrix.Flatten(rows), 20, 0, d >= 48, new ProgressCounter(null, "", 1));
        Console.WriteLine($"   products {pr.BoundedPass.Products / 20.0 / n / k:P1} rechecked {(pr.BoundedPass.Rechecked + pr.Pass.Rechecked) / 20.0 / n:P3} per pass");
    }
}

static (float[], int, int) Npy(string path)
{
    byte[] b = File.ReadAllBytes(path);
    int h = BitConverter.ToUInt16(b, 8);
    string header = System.Text.Encoding.ASCII.GetString(b, 10, h);
    var m = System.Text.RegularExpressions.Regex.Match(header, @"\((\d+), (\d+)\)");
    int n = int.Parse(m.Groups[1].Value), d = int.Parse(m.Groups[2].Value);
    var v = new float[n * d];
    Buffer.BlockCopy(b, 10 + h, v, 0, v.Length * 4);
    return (v, n, d);
}
