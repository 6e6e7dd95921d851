using System.Xml.Linq;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.Storage;

/// <summary>What a model file holds of k-means.</summary>
internal static class KMeansModelContent
{
    public const string Type = "KMeans";

    public static XElement ToElement(KMeansModel model)
    {
        var content = new XElement(
            "root",
            ModelEntry.Text("type", Type),
            ModelEntry.Text("distance", model.Distance.ToString()),
            ModelEntry.Number("clusterCount", model.ClusterCount),
            ModelEntry.Number("length", model.Length),
            ModelEntry.Number("inertia", model.Inertia));
        if (model.Sizes is { } sizes)
            content.Add(ModelEntry.Numbers("sizes", Array.ConvertAll(sizes, n => (double)n)));
        if (model.Index is { } index)
            content.Add(ModelEntry.Numbers("index", index));
        content.Add(ModelEntry.History(model.History));
        content.Add(ModelEntry.Nested("centroids", model.Centroids));
        return content;
    }

    public static KMeansModel FromElement(XElement root)
    {
        double[][] centroids = ModelEntry.ReadRows(ModelEntry.Required(root, "centroids"));
        CentroidMatrix.Validate(centroids, "centroids");
        ModelEntry.RequireCount(root, "clusterCount", centroids.Length);
        ModelEntry.RequireCount(root, "length", centroids[0].Length);
        double[]? sizes = ModelEntry.RequireLength(ModelEntry.ReadNumbers(root, "sizes"), "sizes", centroids.Length);
        return new KMeansModel(centroids)
        {
            Distance = ModelEntry.ReadName<ClusterDistance>(root, "distance"),
            Inertia = ModelEntry.ReadNumber(root, "inertia"),
            Sizes = sizes is null ? null : Array.ConvertAll(sizes, n => checked((int)n)),
            Index = ModelEntry.RequireLength(ModelEntry.ReadNumbers(root, "index"), "index", centroids[0].Length),
            History = ModelEntry.ReadHistory(root),
        };
    }
}
