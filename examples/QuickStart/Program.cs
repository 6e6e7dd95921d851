// From a stack of images to a map of its clusters: stack -> series -> normalise -> select -> k-means -> map.
using System.Diagnostics;
using System.Globalization;
using ClusterTools.Clustering;
using ClusterTools.Files;
using ClusterTools.Images;
using ClusterTools.Metrics;
using ClusterTools.QuickStart;
using ClusterTools.Rendering;
using ClusterTools.Series;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["-h" or "--help" or "-?"])
{
    Console.WriteLine(Arguments.Usage);
    return 0;
}

try
{
    Run(Arguments.Parse(args));
    return 0;
}
catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or InvalidOperationException)
{
    Console.Error.WriteLine($"{e.Message}{Environment.NewLine}(--help shows how this program is used.)");
    return 1;
}

static void Run(Arguments arguments)
{
    // Look before the work whether the map can be written.
    bool replaces = File.Exists(arguments.Output);
    if (replaces && !arguments.MayOverwrite)
        throw new IOException($"'{arguments.Output}' exists already. Remove it, or give --output another name.");
    LabelMapFile.RequireWritable(arguments.Output, arguments.MayOverwrite);

    var clock = Stopwatch.StartNew();
    var stack = arguments.Folder is null ? MakeMovie() : ReadFolder(arguments.Folder);

    // A record a voxel, its values over time relative to its own baseline: (y - b) / (b + 0.1), b the 20th percentile.
    var series = SeriesTransforms.Normalize(SeriesBuilder.FromStack(stack), new NormalizeOptions());

    // Most voxels of a recording hold noise alone, so twice the median spread lies above the noise.
    double[] spread = SeriesStatistics.Compute(series).StdDev;
    double threshold = Math.Min(2 * spread.Order().ElementAt(spread.Length / 2), spread.Max() / 2);
    if (!(threshold > 0))
        throw new InvalidOperationException("No voxel changes over time, so there is nothing to cluster. Give a folder of at least two time points.");
    var active = SeriesSelection.ByStdDev(series, threshold);

    int clusters = arguments.Clusters ?? (stack.Truth is null ? 8 : stack.Truth.Distinct().Count());
    var fit = KMeans.Fit(active, new KMeansOptions { ClusterCount = clusters, RestartCount = 5 });

    // Colours by similarity show which clusters respond alike; the regions of the synthetic movie have nothing in common.
    var look = new LabelMapOptions
    {
        ColorBy = stack.Truth is null ? LabelColoring.Similarity : LabelColoring.Label,
        MaskBy = LabelMask.Similarity,
        Scale = Math.Clamp(800 / Math.Max(stack.Width, stack.Height), 1, 4),
    };
    LabelMapFile.Write(fit, arguments.Output, look, arguments.MayOverwrite);

    Row("Images", $"{stack.FrameCount} time points of {stack.PlaneCount} x {stack.Height} x {stack.Width} voxels, {stack.PixelType}, {arguments.Folder ?? "synthetic"}");
    Row("Records kept", $"{active.Count:N0} of {series.Count:N0} (standard deviation above {threshold:G3})");
    Row("Clusters (K)", $"{fit.ClusterCount}");
    Row("Inertia", $"{fit.Inertia:N1} after {fit.Iterations} passes, the best of {fit.Options.RestartCount} starts");
    Row("Seconds", $"{clock.Elapsed.TotalSeconds:F1}, of them k-means {fit.Elapsed.TotalSeconds:F1}");
    Row("Agreement", active.Truth is null ? "unknown: no true regions are known" : $"{AdjustedRand.Score(active.Truth, fit.Labels):F3} with the true regions (adjusted Rand index; 1 is perfect, 0 is chance)");
    Row("Label map", $"{Path.GetFullPath(arguments.Output)}{(replaces ? " (replaced)" : "")}");
    foreach (var warning in stack.Warnings.Concat(fit.Warnings))
        Row("Note", warning.Message);
}

static ImageStack MakeMovie() =>
    SyntheticMovie.Create(new SyntheticMovieOptions { FrameCount = 240, PlaneCount = 4, Height = 128, Width = 128, ClusterCount = 8 });

static ImageStack ReadFolder(string folder)
{
    if (!Directory.Exists(folder))
        throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
    string[] files = [.. Directory.EnumerateFiles(folder)
        .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".tif" or ".tiff")
        .Order(NaturalPathComparer.Instance)];
    if (files.Length == 0)
        throw new FileNotFoundException($"The folder '{folder}' holds no .tif or .tiff files.");
    var result = ImageStackReader.Read(files);
    foreach (var failure in result.Failures)
        Console.Error.WriteLine(failure.Exception.Message);
    return result.Stack ?? throw new IOException($"None of the {files.Length} TIFF files in '{folder}' could be read.");
}

static void Row(string name, string value) => Console.WriteLine($"{name,-14}{value}");
