using System.Xml.Linq;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Files;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Search;

/// <summary>One number of clusters in a checkpoint. Labels are stored, too, in as few bytes as they need, so that a resumed scan returns exactly the bits of an
/// uninterrupted one.</summary>
internal static class CheckpointEntry
{
    public static XElement ToElement(ClusterCountCandidate candidate, IFittedClustering fit)
    {
        var entry = new XElement(
            "item",
            JsonEntry.Type("object"),
            JsonEntry.Number("clusterCount", candidate.ClusterCount),
            JsonEntry.Number("inertia", candidate.Inertia),
            JsonEntry.Number("similarityError", candidate.SimilarityError),
            JsonEntry.Number("silhouette", candidate.Silhouette),
            JsonEntry.Number("calinskiHarabasz", candidate.CalinskiHarabasz),
            JsonEntry.Number("daviesBouldin", candidate.DaviesBouldin),
            JsonEntry.Number("gap", candidate.Gap),
            JsonEntry.Number("gapError", candidate.GapError),
            JsonEntry.Number("stability", candidate.Stability),
            JsonEntry.Number("bic", candidate.Bic),
            JsonEntry.Number("aic", candidate.Aic),
            JsonEntry.Number("candidateSeconds", candidate.Seconds),
            JsonEntry.Number("iterations", candidate.Iterations),
            JsonEntry.Number("converged", candidate.Converged ? 1 : 0));
        if (fit is not KMeansResult kmeans)
            return entry;
        entry.Add(
            JsonEntry.Number("restart", kmeans.Restart),
            JsonEntry.Number("elapsedTicks", kmeans.Elapsed.Ticks),
            JsonEntry.Numbers("inertiaHistory", kmeans.InertiaHistory),
            JsonEntry.Numbers("changedLabels", [.. kmeans.Statistics.Select(s => (double)s.ChangedLabels)]),
            JsonEntry.Numbers("products", [.. kmeans.Statistics.Select(s => (double)s.Products)]),
            JsonEntry.Numbers("decidedInDouble", [.. kmeans.Statistics.Select(s => (double)s.DecidedInDouble)]),
            JsonEntry.Numbers("seconds", [.. kmeans.Statistics.Select(s => s.Seconds)]),
            new XElement("warnings", JsonEntry.Type("array"), kmeans.Warnings.Select(w =>
                new XElement("item", JsonEntry.Type("object"), JsonEntry.Text("id", w.Id), JsonEntry.Text("message", w.Message)))),
            new XElement("centroids", JsonEntry.Type("array"), kmeans.Centroids.Select(c => JsonEntry.Numbers("item", c))),
            PackedLabels.ToElement("labels", kmeans.Labels, kmeans.ClusterCount));
        return entry;
    }

    public static ClusterCountCandidate Scores(XElement entry, int clusterCount) => new()
    {
        ClusterCount = clusterCount,
        Inertia = JsonEntry.ReadNumber(entry, "inertia"),
        SimilarityError = JsonEntry.ReadNumber(entry, "similarityError"),
        Silhouette = JsonEntry.ReadNumber(entry, "silhouette"),
        CalinskiHarabasz = JsonEntry.ReadNumber(entry, "calinskiHarabasz"),
        DaviesBouldin = JsonEntry.ReadNumber(entry, "daviesBouldin"),
        Gap = JsonEntry.ReadNumber(entry, "gap"),
        GapError = JsonEntry.ReadNumber(entry, "gapError"),
        Stability = JsonEntry.ReadNumber(entry, "stability"),
        Bic = JsonEntry.ReadNumber(entry, "bic"),
        Aic = JsonEntry.ReadNumber(entry, "aic"),
        Seconds = entry.Element("candidateSeconds") is null ? double.NaN : JsonEntry.ReadNumber(entry, "candidateSeconds"),
        Iterations = checked((int)JsonEntry.ReadNumber(entry, "iterations")),
        Converged = JsonEntry.ReadNumber(entry, "converged") != 0,
    };

    /// <summary>The k-means fit; null if the entry holds only scores.</summary>
    public static KMeansResult? Fit(XElement entry, SeriesSet series, KMeansOptions options)
    {
        if (entry.Element("centroids") is not { } rows)
            return null;
        double[][] centroids = [.. rows.Elements().Select(JsonEntry.ReadNumbers)];
        CentroidMatrix.Validate(centroids, "centroids", series.Length);
        if (centroids.Length != options.ClusterCount)
            throw new FormatException(string.Format(SR.ModelCountWrong, "clusterCount", options.ClusterCount, centroids.Length));
        int[] labels = PackedLabels.FromElement(JsonEntry.Required(entry, "labels"), series.Count, centroids.Length);
        var sizes = new int[centroids.Length];
        foreach (int label in labels)
            sizes[label]++;
        return new KMeansResult(series, options, centroids, labels)
        {
            Sizes = sizes,
            Inertia = JsonEntry.ReadNumber(entry, "inertia"),
            InertiaHistory = JsonEntry.ReadNumbers(JsonEntry.Required(entry, "inertiaHistory")),
            Statistics = Statistics(entry),
            Iterations = checked((int)JsonEntry.ReadNumber(entry, "iterations")),
            Converged = JsonEntry.ReadNumber(entry, "converged") != 0,
            Restart = checked((int)JsonEntry.ReadNumber(entry, "restart")),
            Elapsed = TimeSpan.FromTicks(checked((long)JsonEntry.ReadNumber(entry, "elapsedTicks"))),
            Warnings = [.. JsonEntry.Required(entry, "warnings").Elements().Select(w => new DataWarning(JsonEntry.ReadText(w, "id"), JsonEntry.ReadText(w, "message")))],
        };
    }

    private static IterationStatistics[] Statistics(XElement entry)
    {
        double[] changed = Read("changedLabels"), products = Read("products"), decided = Read("decidedInDouble"), seconds = Read("seconds");
        if (products.Length != changed.Length || decided.Length != changed.Length || seconds.Length != changed.Length)
            throw new FormatException(string.Format(SR.LengthsDiffer, "products", products.Length, changed.Length));
        return [.. changed.Select((c, i) => new IterationStatistics((long)c, (long)products[i], (long)decided[i], seconds[i]))];

        // A checkpoint of an earlier version has none.
        double[] Read(string name) => entry.Element(name) is { } numbers ? JsonEntry.ReadNumbers(numbers) : [];
    }
}
