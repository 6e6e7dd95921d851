using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Clustering.Search;
using ClusterTools.Density;
using ClusterTools.Rendering.Reports.Html;

namespace ClusterTools.Rendering.Reports.Studies;

/// <summary>Fits in words: what was fitted with which options, and the figures that sum it up.</summary>
internal static class FitDescription
{
    /// <summary>The fit as the last step of the history.</summary>
    public static ProvenanceStep Step(IClustering clustering) => clustering switch
    {
        KMeansResult fit => new("k-means", $"{FigureText.Count(fit.ClusterCount, "cluster")}, {fit.Options.Algorithm}, {fit.Options.Initialization}, best of {FigureText.Count(fit.Options.RestartCount, "start")}, at most {fit.Options.MaxIterations} iterations, tolerance {HtmlWriter.Number(fit.Options.Tolerance)}, {fit.Options.Distance} distance, seed {fit.Seed}"),
        ClusterCountSearchResult search => Search(search),
        MixtureResult mixture => new("mixture", $"{mixture.ClusterCount} components, {mixture.CovarianceType} covariances, seed {mixture.Seed}"),
        AgglomerativeResult tree => new("tree", $"{tree.Options.Linkage} linkage, {tree.Options.Connectivity} connectivity, {tree.ClusterCount} clusters"),
        DbscanResult dense => new("density", $"DBSCAN, radius {HtmlWriter.Number(dense.Options.Radius)}, minimum count {dense.Options.MinimumCount}, {dense.Distance} distance, {FigureText.Count(dense.ClusterCount, "cluster")}, {dense.NoiseCount} noise"),
        HdbscanResult tree => new("density", $"HDBSCAN, minimum cluster size {tree.Options.MinimumClusterSize}, minimum count {tree.Options.MinimumCount ?? tree.Options.MinimumClusterSize}, {tree.Options.Selection}, {tree.Distance} distance, {FigureText.Count(tree.ClusterCount, "cluster")}, {tree.NoiseCount} noise"),
        ClusterAssignment assignment => new("assign", $"to {assignment.ClusterCount} clusters of a model"),
        _ => new("cluster", $"{clustering.ClusterCount} clusters"),
    };

    /// <summary>The name of the method, for a title.</summary>
    public static string Method(IClustering clustering) => clustering switch
    {
        KMeansResult => "k-means",
        ClusterCountSearchResult search => Method(search.Best),
        BayesianGaussianMixtureResult => "Bayesian Gaussian mixture",
        MixtureResult => "Gaussian mixture",
        AgglomerativeResult tree => $"{tree.Options.Linkage} linkage",
        DbscanResult => "DBSCAN",
        HdbscanResult => "HDBSCAN",
        ClusterAssignment => "model",
        _ => "clusters",
    };

    /// <summary>Names and values of the figures, the most important first.</summary>
    public static List<(string Name, string Value)> Figures(Study study)
    {
        var clustering = study.Clustering;
        List<(string, string)> figures =
        [
            ("Clusters", FigureText.Count(clustering.ClusterCount)),
            (char.ToUpperInvariant(study.Record[0]) + study.Record.Substring(1) + "s", FigureText.Count(clustering.Labels.Length)),
            (char.ToUpperInvariant(study.Value[0]) + study.Value.Substring(1) + "s", FigureText.Count(clustering.Series.Length)),
        ];
        if (clustering.Series.Shape is { } grid)
            figures.Add(("Grid", grid.Planes == 1 ? $"{grid.Rows} × {grid.Columns}" : $"{grid.Planes} × {grid.Rows} × {grid.Columns}"));
        if (study.Similarity is { } similarity)
            figures.Add(("Mean similarity r", FigureText.Fixed(similarity.Average(), 3)));
        if (study.Silhouette is { } silhouette)
            figures.Add(("Mean silhouette", FigureText.Fixed(silhouette.Mean, 3)));
        AddFit(figures, study.Whole is ClusterCountSearchResult search ? search.Best : study.Whole);
        return figures;
    }

    private static void AddFit(List<(string, string)> figures, IClustering clustering)
    {
        if (clustering is KMeansResult fit)
            figures.Add(("Inertia", FigureText.General(fit.Inertia)));
        if (clustering is MixtureResult mixture)
            figures.Add(("Mean log-likelihood", FigureText.General(mixture.LogLikelihood)));
        if (clustering is DensityClusteringResult dense)
            figures.Add(("Noise", FigureText.Count(dense.NoiseCount)));
        if (clustering is IFittedClustering fitted)
        {
            figures.Add(("Iterations", $"{fitted.Iterations}{(fitted.Converged ? "" : ", not converged")}"));
            figures.Add(("Seed", fitted.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private static ProvenanceStep Search(ClusterCountSearchResult search) =>
        new("scan", $"{search.Candidates.Count} numbers of clusters from {search.Candidates.Min(c => c.ClusterCount)} to {search.Candidates.Max(c => c.ClusterCount)}, {search.BestK} chosen by {search.Criterion}, seed {search.Seed}");
}
