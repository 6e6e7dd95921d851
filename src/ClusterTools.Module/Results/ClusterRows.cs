using System.Globalization;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;

namespace ClusterTools.Results;

/// <summary>The clusters of a result as rows with named columns: what its property Clusters gives.</summary>
public static class ClusterRows
{
    internal const string TypeName = "ClusterTools.ClusterRow";

    private static readonly ConditionalWeakTable<object, PSObject[]> Known = new();

    /// <summary>A row for each cluster: Cluster, Size, Share, Inertia, Radius (of mixtures also Weight), and the centroid's values under their column names, or under v0, v1 … where the series had
    /// none. The rows of a result are made on first use.</summary>
    /// <param name="result">A fit, a model or an assignment.</param>
    public static PSObject[] Get(PSObject result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Known.GetValue(result.BaseObject, Create);
    }

    private static PSObject[] Create(object result) => result switch
    {
        IClustering clustering => ToRows(ClusterSummary.Of(clustering), clustering.Series.ValueNames),
        IClusterModel model => ToRows(ClusterSummary.Of(model), model.ValueNames),
        _ => throw new ArgumentException(string.Format(SR.KindClustering, result.GetType().Name)),
    };

    private static PSObject[] ToRows(IReadOnlyList<ClusterSummary> clusters, IReadOnlyList<string>? names) => [.. clusters.Select(cluster =>
    {
        var row = new TableRow(TypeName);
        row.Add(nameof(cluster.Cluster), cluster.Cluster);
        row.Add(nameof(cluster.Size), cluster.Size);
        row.Add(nameof(cluster.Share), cluster.Share);
        if (cluster.Weight is { } weight)
            row.Add(nameof(cluster.Weight), weight);
        row.Add(nameof(cluster.Inertia), cluster.Inertia);
        row.Add(nameof(cluster.Radius), cluster.Radius);
        for (int j = 0; j < cluster.Centroid.Length; j++)
            row.Add(ColumnName(names, j), cluster.Centroid[j]);
        return row.Object;
    })];

    /// <summary>The name of a column: that of the series, or the one that Export-Series writes.</summary>
    internal static string ColumnName(IReadOnlyList<string>? names, int column) => names?[column] ?? $"v{column.ToString(CultureInfo.InvariantCulture)}";
}
