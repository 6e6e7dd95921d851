using System.Xml.Linq;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;
using ClusterTools.Files;

namespace ClusterTools.Clustering.Storage;

/// <summary>The content of a k-means model file.</summary>
internal static class KMeansModelContent
{
    public const string Type = "KMeans";

    public static XElement ToElement(KMeansModel model)
    {
        var content = new XElement(
            "root",
            JsonEntry.Text("type", Type),
            JsonEntry.Text("distance", model.Distance.ToString()),
            JsonEntry.Number("clusterCount", model.ClusterCount),
            JsonEntry.Number("length", model.Length),
            JsonEntry.Number("inertia", model.Inertia));
        if (model.Sizes is { } sizes)
            content.Add(JsonEntry.Numbers("sizes", Array.ConvertAll(sizes, n => (double)n)));
        content.Add(ModelInputContent.ToElements(model, model.Index));
        content.Add(JsonEntry.Nested("centroids", model.Centroids));
        return content;
    }

    public static KMeansModel FromElement(XElement root)
    {
        double[][] centroids = JsonEntry.ReadRows(JsonEntry.Required(root, "centroids"));
        CentroidMatrix.Validate(centroids, "centroids");
        JsonEntry.RequireCount(root, "clusterCount", centroids.Length);
        JsonEntry.RequireCount(root, "length", centroids[0].Length);
        double[]? sizes = JsonEntry.RequireLength(JsonEntry.ReadNumbers(root, "sizes"), "sizes", centroids.Length);
        var input = ModelInputContent.Read(root, centroids[0].Length);
        return new KMeansModel(centroids)
        {
            Distance = JsonEntry.ReadName<ClusterDistance>(root, "distance"),
            Inertia = JsonEntry.ReadNumber(root, "inertia"),
            Sizes = sizes is null ? null : Array.ConvertAll(sizes, n => checked((int)n)),
            Index = input.Index,
            ValueNames = input.Names,
            ElementType = input.Type,
            Pipeline = input.Pipeline,
            History = input.History,
        };
    }
}
