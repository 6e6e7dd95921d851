using System.Xml.Linq;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Storage;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Search;

/// <summary>One number of clusters in a checkpoint. Labels are kept too, in as few bytes as they need, so that a resumed scan returns the very bits of one that was not
/// stopped.</summary>
internal static class CheckpointEntry
{
    public static XElement ToElement(ClusterCountCandidate candidate, IFittedClustering fit)
    {
        var entry = new XElement(
            "item",
            ModelEntry.Type("object"),
            ModelEntry.Number("clusterCount", candidate.ClusterCount),
            ModelEntry.Number("inertia", candidate.Inertia),
            ModelEntry.Number("similarityError", candidate.SimilarityError),
            ModelEntry.Number("silhouette", candidate.Silhouette),
            ModelEntry.Number("calinskiHarabasz", candidate.CalinskiHarabasz),
            ModelEntry.Number("daviesBouldin", candidate.DaviesBouldin),
            ModelEntry.Number("gap", candidate.Gap),
            ModelEntry.Number("gapError", candidate.GapError),
            ModelEntry.Number("stability", candidate.Stability),
            ModelEntry.Number("bic", candidate.Bic),
            ModelEntry.Number("aic", candidate.Aic),
            ModelEntry.Number("iterations", candidate.Iterations),
            ModelEntry.Number("converged", candidate.Converged ? 1 : 0));
        if (fit is not KMeansResult kmeans)
            return entry;
        entry.Add(
            ModelEntry.Number("restart", kmeans.Restart),
            ModelEntry.Number("elapsedTicks", kmeans.Elapsed.Ticks),
            ModelEntry.Numbers("inertiaHistory", kmeans.InertiaHistory),
            ModelEntry.Numbers("changedLabels", [.. kmeans.Statistics.Select(s => (double)s.ChangedLabels)]),
            ModelEntry.Numbers("products", [.. kmeans.Statistics.Select(s => (double)s.Products)]),
            ModelEntry.Numbers("decidedInDouble", [.. kmeans.Statistics.Select(s => (double)s.DecidedInDouble)]),
            ModelEntry.Numbers("seconds", [.. kmeans.Statistics.Select(s => s.Seconds)]),
            new XElement("warnings", ModelEntry.Type("array"), kmeans.Warnings.Select(w =>
                new XElement("item", ModelEntry.Type("object"), ModelEntry.Text("id", w.Id), ModelEntry.Text("message", w.Message)))),
            new XElement("centroids", ModelEntry.Type("array"), kmeans.Centroids.Select(c => ModelEntry.Numbers("item", c))),
            PackedLabels.ToElement("labels", kmeans.Labels, kmeans.ClusterCount));
        return entry;
    }

    public static ClusterCountCandidate Scores(XElement entry, int clusterCount) => new()
    {
        ClusterCount = clusterCount,
        Inertia = ModelEntry.ReadNumber(entry, "inertia"),
        SimilarityError = ModelEntry.ReadNumber(entry, "similarityError"),
        Silhouette = ModelEntry.ReadNumber(entry, "silhouette"),
        CalinskiHarabasz = ModelEntry.ReadNumber(entry, "calinskiHarabasz"),
        DaviesBouldin = ModelEntry.ReadNumber(entry, "daviesBouldin"),
        Gap = ModelEntry.ReadNumber(entry, "gap"),
        GapError = ModelEntry.ReadNumber(entry, "gapError"),
        Stability = ModelEntry.ReadNumber(entry, "stability"),
        Bic = ModelEntry.ReadNumber(entry, "bic"),
        Aic = ModelEntry.ReadNumber(entry, "aic"),
        Iterations = checked((int)ModelEntry.ReadNumber(entry, "iterations")),
        Converged = ModelEntry.ReadNumber(entry, "converged") != 0,
    };

    /// <summary>The fit of k-means; null where the entry holds scores alone.</summary>
    public static KMeansResult? Fit(XElement entry, SeriesSet series, KMeansOptions options)
    {
        if (entry.Element("centroids") is not { } rows)
            return null;
        double[][] centroids = [.. rows.Elements().Select(ModelEntry.ReadNumbers)];
        CentroidMatrix.Validate(centroids, "centroids", series.Length);
        if (centroids.Length != options.ClusterCount)
            throw new FormatException(string.Format(SR.ModelCountWrong, "clusterCount", options.ClusterCount, centroids.Length));
        int[] labels = PackedLabels.FromElement(ModelEntry.Required(entry, "labels"), series.Count, centroids.Length);
        var sizes = new int[centroids.Length];
        foreach (int label in labels)
            sizes[label]++;
        return new KMeansResult(series, options, centroids, labels)
        {
            Sizes = sizes,
            Inertia = ModelEntry.ReadNumber(entry, "inertia"),
            InertiaHistory = ModelEntry.ReadNumbers(ModelEntry.Required(entry, "inertiaHistory")),
            Statistics = Statistics(entry),
            Iterations = checked((int)ModelEntry.ReadNumber(entry, "iterations")),
            Converged = ModelEntry.ReadNumber(entry, "converged") != 0,
            Restart = checked((int)ModelEntry.ReadNumber(entry, "restart")),
            Elapsed = TimeSpan.FromTicks(checked((long)ModelEntry.ReadNumber(entry, "elapsedTicks"))),
            Warnings = [.. ModelEntry.Required(entry, "warnings").Elements().Select(w => new DataWarning(ModelEntry.ReadText(w, "id"), ModelEntry.ReadText(w, "message")))],
        };
    }

    private static IterationStatistics[] Statistics(XElement entry)
    {
        double[] changed = Read("changedLabels"), products = Read("products"), decided = Read("decidedInDouble"), seconds = Read("seconds");
        if (products.Length != changed.Length || decided.Length != changed.Length || seconds.Length != changed.Length)
            throw new FormatException(string.Format(SR.LengthsDiffer, "products", products.Length, changed.Length));
        return [.. changed.Select((c, i) => new IterationStatistics((long)c, (long)products[i], (long)decided[i], seconds[i]))];

        // A checkpoint of a version before has none.
        double[] Read(string name) => entry.Element(name) is { } numbers ? ModelEntry.ReadNumbers(numbers) : [];
    }
}
