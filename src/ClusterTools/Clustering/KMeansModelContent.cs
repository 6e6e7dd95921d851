using System.Xml.Linq;

namespace ClusterTools.Clustering;

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
        var history = new XElement("history", ModelEntry.Type("array"));
        foreach (var step in model.History)
            history.Add(new XElement("item", ModelEntry.Type("object"), ModelEntry.Text("operation", step.Operation), ModelEntry.Text("detail", step.Detail)));
        content.Add(history);
        var centroids = new XElement("centroids", ModelEntry.Type("array"));
        foreach (double[] centroid in model.Centroids)
            centroids.Add(ModelEntry.Numbers("item", centroid));
        content.Add(centroids);
        return content;
    }

    public static KMeansModel FromElement(XElement root)
    {
        if (!Enum.TryParse(ModelEntry.ReadText(root, "distance"), out ClusterDistance distance) || !Enum.IsDefined(typeof(ClusterDistance), distance))
            throw new FormatException(string.Format(SR.ModelNumberInvalid, "distance", ModelEntry.ReadText(root, "distance")));
        var rows = new List<double[]>();
        foreach (var item in ModelEntry.Required(root, "centroids").Elements())
            rows.Add(ModelEntry.ReadNumbers(item));
        var steps = new List<ProvenanceStep>();
        foreach (var item in root.Element("history")?.Elements() ?? [])
            steps.Add(new ProvenanceStep(ModelEntry.ReadText(item, "operation"), ModelEntry.ReadText(item, "detail")));
        double[][] centroids = [.. rows];
        CentroidMatrix.Validate(centroids, "centroids");
        RequireCount(root, "clusterCount", centroids.Length);
        RequireCount(root, "length", centroids[0].Length);
        double[]? sizes = ModelEntry.ReadNumbers(root, "sizes");
        double[]? index = ModelEntry.ReadNumbers(root, "index");
        if (sizes is not null && sizes.Length != centroids.Length)
            throw new FormatException(string.Format(SR.LengthsDiffer, "sizes", sizes.Length, centroids.Length));
        if (index is not null && index.Length != centroids[0].Length)
            throw new FormatException(string.Format(SR.LengthsDiffer, "index", index.Length, centroids[0].Length));
        return new KMeansModel(centroids)
        {
            Distance = distance,
            Inertia = ModelEntry.ReadNumber(root, "inertia"),
            Sizes = sizes is null ? null : Array.ConvertAll(sizes, n => checked((int)n)),
            Index = index,
            History = steps,
        };
    }

    private static void RequireCount(XElement root, string name, int actual)
    {
        if (ModelEntry.ReadNumber(root, name) != actual)
            throw new FormatException(string.Format(SR.ModelCountWrong, name, ModelEntry.ReadText(root, name), actual));
    }
}
