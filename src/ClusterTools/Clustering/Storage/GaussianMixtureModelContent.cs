using System.Xml.Linq;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Storage;

/// <summary>What a model file holds of a Gaussian mixture.</summary>
internal static class GaussianMixtureModelContent
{
    public const string Type = "GaussianMixture";

    public static XElement ToElement(GaussianMixtureModel model)
    {
        var content = new XElement(
            "root",
            ModelEntry.Text("type", Type),
            ModelEntry.Text("covarianceType", model.CovarianceType.ToString()),
            ModelEntry.Number("clusterCount", model.ClusterCount),
            ModelEntry.Number("length", model.Length));
        if (model.Index is { } index)
            content.Add(ModelEntry.Numbers("index", index));
        content.Add(
            ModelEntry.History(model.History),
            ModelEntry.Numbers("weights", model.Weights),
            model.LogOffsets is { } offsets ? ModelEntry.Numbers("logOffsets", offsets) : null,
            ModelEntry.Nested("means", model.Means),
            ModelEntry.Nested("covariances", model.Covariances));
        return content;
    }

    public static GaussianMixtureModel FromElement(XElement root)
    {
        var type = ModelEntry.ReadName<CovarianceType>(root, "covarianceType");
        var given = ModelEntry.Required(root, "covariances");
        Array covariances = type switch
        {
            CovarianceType.Full => given.Elements().Select(ModelEntry.ReadRows).ToArray(),
            CovarianceType.Spherical => ModelEntry.ReadNumbers(given),
            _ => ModelEntry.ReadRows(given),
        };
        double[][] means = ModelEntry.ReadRows(ModelEntry.Required(root, "means"));
        var model = new GaussianMixtureModel(type, ModelEntry.ReadNumbers(ModelEntry.Required(root, "weights")), means, covariances, ModelEntry.ReadNumbers(root, "logOffsets"))
        {
            Index = ModelEntry.ReadNumbers(root, "index"),
            History = ModelEntry.ReadHistory(root),
        };
        ModelEntry.RequireCount(root, "clusterCount", model.ClusterCount);
        ModelEntry.RequireCount(root, "length", model.Length);
        ModelEntry.RequireLength(model.Index, "index", model.Length);
        return model;
    }
}
