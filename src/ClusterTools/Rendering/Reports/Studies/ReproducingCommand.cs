using System.Globalization;
using System.Text.RegularExpressions;
using System.Text;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Density;
using ClusterTools.Neighbors;

namespace ClusterTools.Rendering.Reports.Studies;

/// <summary>The pipeline that makes a clustering again, from its history and its options. A step that the history describes in words only becomes a comment.</summary>
internal static class ReproducingCommand
{
    private const string Number = @"(-?[0-9.eE+-]+)";

    /// <summary>Steps of the history and the cmdlet of each; $1 … stand for the numbers in its description.</summary>
    private static readonly (string Operation, Regex Detail, string Command)[] Known =
    [
        ("series", Pattern("a record an? voxel: .*"), "ConvertTo-Series"),
        ("series", Pattern("a record an? pixel: .*"), "ConvertTo-Series -As Pixel"),
        ("series", Pattern("a record an? image: .*"), "ConvertTo-Series -As Image"),
        ("normalize", Pattern($"percentile {Number}, offset {Number}"), "Convert-Series -Normalize Percentile -Percentile $1 -Offset $2"),
        ("normalize", Pattern($"mean, offset {Number}"), "Convert-Series -Normalize Mean -Offset $1"),
        ("center", Pattern("each record"), "Convert-Series -Center"),
        ("z-score", Pattern("each record"), "Convert-Series -ZScore"),
        ("select", Pattern($"standard deviation > {Number}: .*"), "Select-Series -MinimumStdDev $1"),
        ("select", Pattern($@"a random sample, seed {Number}: {Number} of .*"), "Select-Series -Sample $2 -Seed $1"),
        ("select", Pattern($"index {Number} to below {Number}: .*"), "Select-Series -From $1 -To $2"),
        ("gaussian filter", Pattern($@"sigma {Number}, {Number}, {Number} \(plane, row, column\)"), "Invoke-ImageFilter -Gaussian $1, $2, $3"),
    ];

    private static readonly Regex Images = new(@"^(\d+) files? \((?:(.*?)(?:, | to ))?(.*)\), \d+ frames? of ", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex Table = new(@"^'(.*)': \d+ records of ", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>The pipeline; null where the fit itself cannot be written as one, because it took arrays that no report holds.</summary>
    public static string? Of(IClustering clustering)
    {
        string? fit = Fit(clustering);
        var history = clustering.Series.History;
        if (fit is null || history.Count == 0)
            return null;
        var text = new StringBuilder(Source(history[0]));
        foreach (var step in history.Skip(1))
            text.Append("\n    ").Append(Line(step));
        return text.Append("\n    ").Append(fit).ToString();
    }

    private static Regex Pattern(string detail) => new("^" + detail + "$", RegexOptions.CultureInvariant);

    /// <summary>The start of the pipeline: the history has the names of files, not their folders.</summary>
    private static string Source(ProvenanceStep step)
    {
        string comment = $" |   # {OneLine(step.ToString())}";
        if (step.Operation != "import")
            return "$data" + comment;
        if (Images.Match(step.Detail) is { Success: true } images)
        {
            string name = images.Groups[3].Value;
            return "Import-ImageStack " + (images.Groups[1].Value == "1" ? Quoted(name) : Quoted("*" + Path.GetExtension(name))) + comment;
        }

        return Table.Match(step.Detail) is { Success: true } table ? "Import-Series " + Quoted(table.Groups[1].Value) + comment : "$data" + comment;
    }

    private static string Line(ProvenanceStep step)
    {
        foreach (var (operation, detail, command) in Known)
        {
            var match = step.Operation == operation ? detail.Match(step.Detail) : Match.Empty;
            if (match.Success)
                return match.Result(command) + " |";
        }

        return $"# {OneLine(step.ToString())}";
    }

    private static string? Fit(IClustering clustering) => clustering switch
    {
        KMeansResult { Options: { InitialCentroids: null, Weights: null } options } fit =>
            Invariant($"Invoke-KMeans {fit.ClusterCount}{KMeans(options)} -Seed {options.Seed}{(options.SkipNonFinite ? " -SkipNonFinite" : "")}"),
        GaussianMixtureResult { Options: { InitialMeans: null, InitialWeights: null, InitialPrecisions: null } options } mixture =>
            Invariant($"Invoke-GaussianMixture {mixture.ClusterCount}{Mixture(options)} -Seed {options.Seed}{(options.SkipNonFinite ? " -SkipNonFinite" : "")}"),
        AgglomerativeResult tree => Invariant($"Invoke-AgglomerativeClustering -ClusterCount {tree.ClusterCount}")
            + Named("Linkage", tree.Options.Linkage, AgglomerativeLinkage.Ward) + Named("Connectivity", tree.Options.Connectivity, AgglomerativeConnectivity.None) + (tree.Options.SkipNonFinite ? " -SkipNonFinite" : ""),
        DbscanResult { Options: { Weights: null } options } => Invariant($"Invoke-DensityClustering -Method Dbscan -Radius {options.Radius} -MinimumCount {options.MinimumCount}")
            + Named("Distance", options.Distance, NeighborDistance.Euclidean) + (options.SkipNonFinite ? " -SkipNonFinite" : ""),
        HdbscanResult { Options: var options } => Invariant($"Invoke-DensityClustering -Method Hdbscan -MinimumClusterSize {options.MinimumClusterSize}")
            + (options.MinimumCount is { } count ? Invariant($" -MinimumCount {count}") : "") + Named("Selection", options.Selection, ClusterSelection.ExcessOfMass) + Named("Distance", options.Distance, NeighborDistance.Euclidean)
            + (options.SkipNonFinite ? " -SkipNonFinite" : ""),
        ClusterCountSearchResult { Options: { KMeans.Weights: null } options } => Scan(options),
        _ => null,
    };

    private static string Scan(ClusterCountSearchOptions options)
    {
        var standard = new ClusterCountSearchOptions();
        bool several = options.CovarianceTypes is { Length: > 1 };
        string model = options.Model == ClusterCountModel.KMeans ? KMeans(options.KMeans)
            : several ? $" -CovarianceType {string.Join(",", options.CovarianceTypes!)}" + Mixture(options.Mixture with { CovarianceType = standard.Mixture.CovarianceType })
            : Mixture(options.Mixture);
        return Invariant($"Find-OptimalK -ClusterCount {string.Join(",", options.ClusterCounts)}") + Named("Model", options.Model, standard.Model) + Named("Criterion", options.Criterion, standard.Criterion)
            + Named("SampleSize", options.SampleSize, standard.SampleSize) + Named("ReferenceCount", options.ReferenceCount, standard.ReferenceCount)
            + Named("SubsampleCount", options.SubsampleCount, standard.SubsampleCount) + model + Invariant($" -Seed {options.Seed}{(options.KMeans.SkipNonFinite ? " -SkipNonFinite" : "")}");
    }

    private static string KMeans(KMeansOptions options)
    {
        var standard = new KMeansOptions();
        return Named("Algorithm", options.Algorithm, standard.Algorithm) + Named("Initialization", options.Initialization, standard.Initialization)
            + Named("RestartCount", options.RestartCount, standard.RestartCount) + Named("MaxIterations", options.MaxIterations, standard.MaxIterations)
            + Named("Tolerance", options.Tolerance, standard.Tolerance) + Named("Distance", options.Distance, standard.Distance) + Named("BatchSize", options.BatchSize, standard.BatchSize);
    }

    private static string Mixture(GaussianMixtureOptions options)
    {
        var standard = new GaussianMixtureOptions();
        return Named("CovarianceType", options.CovarianceType, standard.CovarianceType) + Named("Regularization", options.Regularization, standard.Regularization)
            + Named("RelativeRegularization", options.RelativeRegularization, standard.RelativeRegularization)
            + Named("Initialization", options.Initialization, standard.Initialization) + Named("RestartCount", options.RestartCount, standard.RestartCount)
            + Named("MaxIterations", options.MaxIterations, standard.MaxIterations) + Named("Tolerance", options.Tolerance, standard.Tolerance);
    }

    /// <summary>A parameter; nothing where it has its default. Only the seed is always named: it makes the result repeatable.</summary>
    private static string Named<T>(string name, T value, T standard) => Equals(value, standard) ? "" : Invariant($" -{name} {value}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string name) => $"'{OneLine(name).Replace("'", "''")}'";

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
