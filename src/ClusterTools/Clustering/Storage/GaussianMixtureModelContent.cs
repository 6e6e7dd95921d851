using System.Xml.Linq;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Files;

namespace ClusterTools.Clustering.Storage;

/// <summary>The content of a Gaussian mixture's model file.</summary>
internal static class GaussianMixtureModelContent
{
    public const string Type = "GaussianMixture";

    public static XElement ToElement(GaussianMixtureModel model)
    {
        var content = new XElement(
            "root",
            JsonEntry.Text("type", Type),
            JsonEntry.Text("covarianceType", model.CovarianceType.ToString()),
            JsonEntry.Number("clusterCount", model.ClusterCount),
            JsonEntry.Number("length", model.Length));
        content.Add(ModelInputContent.ToElements(model, model.Index));
        content.Add(
            JsonEntry.Numbers("weights", model.Weights),
            model.LogOffsets is { } offsets ? JsonEntry.Numbers("logOffsets", offsets) : null,
            JsonEntry.Nested("means", model.Means),
            JsonEntry.Nested("covariances", model.Covariances));
        return content;
    }

    public static GaussianMixtureModel FromElement(XElement root)
    {
        var type = JsonEntry.ReadName<CovarianceType>(root, "covarianceType");
        var given = JsonEntry.Required(root, "covariances");
        Array covariances = type switch
        {
            CovarianceType.Full => given.Elements().Select(JsonEntry.ReadRows).ToArray(),
            CovarianceType.Spherical => JsonEntry.ReadNumbers(given),
            CovarianceType.Tied or CovarianceType.Diagonal => JsonEntry.ReadRows(given),
            _ => throw EnumGuard.Unexpected(type),
        };
        double[][] means = JsonEntry.ReadRows(JsonEntry.Required(root, "means"));
        int length = means.Length > 0 ? means[0].Length : 0;
        var input = ModelInputContent.Read(root, length);
        var model = new GaussianMixtureModel(type, JsonEntry.ReadNumbers(JsonEntry.Required(root, "weights")), means, covariances, JsonEntry.ReadNumbers(root, "logOffsets"))
        {
            Index = input.Index,
            ValueNames = input.Names,
            ElementType = input.Type,
            Pipeline = input.Pipeline,
            History = input.History,
        };
        JsonEntry.RequireCount(root, "clusterCount", model.ClusterCount);
        JsonEntry.RequireCount(root, "length", model.Length);
        return model;
    }
}
