using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Decomposition;
using ClusterTools.Density;
using ClusterTools.Formats.Series;
using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Benchmarks;

/// <summary>Runs mixtures, a tree, neighbours and principal components against scikit-learn's on the same data, alternately, and prints the medians.</summary>
/// <remarks>Each row reports the difference between the two results, which shows whether they did the same work.</remarks>
internal sealed class CompareModelsCommand
{
    private const int MixturePasses = 10;
    private const int Components = 50;

    private readonly ModelWorkloads _data;
    private readonly string? _script;
    private readonly int _times;
    private readonly string _only;

    private CompareModelsCommand(string folder, Dictionary<string, string> options)
    {
        _data = new ModelWorkloads(folder);
        _script = options.TryGetValue("-peer", out string? path) ? (File.Exists(path) ? path : null) : PeerProcess.FindScript();
        _times = int.Parse(options.GetValueOrDefault("-times", "5"), CultureInfo.InvariantCulture);
        _only = options.GetValueOrDefault("-only", string.Empty);
    }

    public static int Run(string folder, string[] rest)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i + 1 < rest.Length; i += 2)
            options[rest[i]] = rest[i + 1];
        new CompareModelsCommand(folder, options).Run();
        return 0;
    }

    private void Run()
    {
        Console.WriteLine(PeerProcess.Processor());
        Console.WriteLine($"{Environment.ProcessorCount} cores, medians of {_times}{(_script is null ? "; no peer found" : string.Empty)}");
        Console.WriteLine();
        Console.WriteLine("| Work | Ours, s | scikit-learn, s | Ratio | Results differ by |");
        Console.WriteLine("|---|---|---|---|---|");

        // The tree runs first, so that the peak memory is its own.
        Row("Ward tree of 20,000x20", _data.Blobs, Tree, file => Peer("agglomerative", file, "10", "ward"), TreeDifference);
        if (Wants("Ward"))
            Console.WriteLine($"| Peak of the process so far: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MB | | | | |");
        foreach (var (type, name) in new[] { (CovarianceType.Full, "full"), (CovarianceType.Diagonal, "diag"), (CovarianceType.Spherical, "spherical") })
            Row($"mixture {type}, K 10, fish 13,224x20, {MixturePasses} passes", _data.Fish, file => Mixture(file, type), file => PeerMixture(file, name), Relative("lower_bound"));
        Row($"mixture Full, K 10, fashion by {Components} components, {MixturePasses} passes", _data.ReducedFashion, file => Mixture(file, CovarianceType.Full), file => PeerMixture(file, "full"), Relative("lower_bound"));
        Row("100 neighbours of 1,000 queries in fashion 60,000x784", _data.Fashion, Neighbours, file => Peer("knn", file, _data.Queries, "100"), Relative("distance_sum"));
        Row($"principal components, fashion to {Components}", _data.Fashion, PrincipalComponentsOf, file => PeerProcess.RunOwn("models.py", "pca", file, Text(Components)), VarianceDifference);
        foreach (double radius in (double[])[0.2, 0.4])
            Row(Invariant($"DBSCAN, 200,000x3, radius {radius}"), _data.Points, file => Dbscan(file, radius, 10), file => PeerDbscan(file, radius, 10), LabelDifference);
        foreach (double radius in (double[])[900, 1200])
            Row(Invariant($"DBSCAN, fashion by {Components} components, radius {radius}"), _data.ReducedFashion, file => Dbscan(file, radius, 10), file => PeerDbscan(file, radius, 10), LabelDifference);
    }

    private bool Wants(string name) => name.Contains(_only, StringComparison.OrdinalIgnoreCase);

    private void Row(string name, string? file, Func<SeriesSet, Func<object>> prepare, Func<string, JsonElement> peer, Func<object, JsonElement, double> difference)
    {
        if (!Wants(name))
            return;
        if (file is null)
        {
            Console.WriteLine($"| {name} | not in the folder | | | |");
            return;
        }

        var work = prepare(SeriesReader.Read(file));
        // Warm-up, as the peer's script has its libraries loaded before it starts the clock.
        object answer = work();
        var ours = new List<double>();
        var theirs = new List<double>();
        double differs = double.NaN;
        for (int i = 0; i < _times; i++)
        {
            var clock = Stopwatch.StartNew();
            answer = work();
            ours.Add(clock.Elapsed.TotalSeconds);
            if (_script is null)
                continue;
            var result = peer(file);
            theirs.Add(result.GetProperty("seconds").GetDouble());
            differs = difference(answer, result);
        }

        double median = Median(ours), peerMedian = Median(theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {median:F3} | {peerMedian:F3} | {peerMedian / median:F1} | {differs:E1} |"));
    }

    private JsonElement Peer(string work, params string[] arguments) => PeerProcess.Run(_script!, [work, .. arguments]);

    private static Func<object> Dbscan(SeriesSet series, double radius, int minimum) =>
        () => DensityClustering.Fit(series, new DbscanOptions { Radius = radius, MinimumCount = minimum }).Labels;

    private static JsonElement PeerDbscan(string file, double radius, int minimum) => PeerProcess.RunOwn("models.py", "dbscan", file, Invariant($"{radius}"), Text(minimum));

    private JsonElement PeerMixture(string file, string type) =>
        PeerProcess.Run(_script!, "gmm", file, Text(ModelWorkloads.MixtureSize), type, "--iterations", Text(MixturePasses));

    private static Func<object> Tree(SeriesSet series) =>
        () => AgglomerativeClustering.Fit(series, new AgglomerativeOptions { ClusterCount = 10 }).Sizes.Order().ToArray();

    /// <summary>The peer starts with one record per component: equal weights, and covariances of the regularisation only.</summary>
    private Func<object> Mixture(SeriesSet series, CovarianceType type)
    {
        const double Regularization = 1e-4;
        const int Size = ModelWorkloads.MixtureSize;
        double[] row = [.. Enumerable.Repeat(1 / Regularization, series.Length)];
        double[][] matrix = [.. row.Select((v, i) => row.Select((w, j) => i == j ? v : 0).ToArray())];
        var options = new GaussianMixtureOptions
        {
            CovarianceType = type,
            Regularization = Regularization,
            InitialMeans = [.. _data.MixtureStart(series.Count).Select(series.GetRecord)],
            InitialWeights = [.. Enumerable.Repeat(1.0 / Size, Size)],
            InitialPrecisions = type switch
            {
                CovarianceType.Full => Enumerable.Repeat(matrix, Size).ToArray(),
                CovarianceType.Diagonal => Enumerable.Repeat(row, Size).ToArray(),
                _ => Enumerable.Repeat(1 / Regularization, Size).ToArray(),
            },
            MaxIterations = MixturePasses,
            Tolerance = 0,
        };
        return () => GaussianMixture.Fit(series, options).LowerBound;
    }

    private Func<object> Neighbours(SeriesSet series)
    {
        var queries = SeriesReader.Read(_data.Queries);
        return () => NearestSeries.Find(series, queries, new NeighborOptions { NeighborCount = 100 }).Distances.Sum(row => row.Sum());
    }

    private static Func<object> PrincipalComponentsOf(SeriesSet series) => () => PrincipalComponents.Fit(series, Components).ExplainedVariance;

    private static Func<object, JsonElement, double> Relative(string property) => (answer, result) =>
    {
        double theirs = result.GetProperty(property).GetDouble();
        return Math.Abs(((double)answer - theirs) / theirs);
    };

    private static double TreeDifference(object answer, JsonElement result) =>
        ((int[])answer).Zip(Numbers(result, "sizes"), (a, b) => Math.Abs(a - b) / b).Max();

    /// <summary>The part of the records whose labels differ.</summary>
    private static double LabelDifference(object answer, JsonElement result) =>
        ((int[])answer).Zip(Numbers(result, "labels"), (a, b) => a == b ? 0.0 : 1.0).Average();

    private static double VarianceDifference(object answer, JsonElement result) =>
        ((double[])answer).Zip(Numbers(result, "explained_variance"), (a, b) => Math.Abs(a - b) / b).Max();

    private static IEnumerable<double> Numbers(JsonElement result, string property) => result.GetProperty(property).EnumerateArray().Select(v => v.GetDouble());

    private static double Median(List<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
