using System.Xml.Linq;
using ClusterTools.Files;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Transforms.Storage;

namespace ClusterTools.Clustering.Storage;

/// <summary>The content of a model file about the series that the model was fitted on.</summary>
/// <param name="Index">The index of the columns.</param>
/// <param name="Names">The column names.</param>
/// <param name="Type">The element type.</param>
/// <param name="Pipeline">The preprocessing steps.</param>
/// <param name="History">The processing history, as text.</param>
internal sealed record ModelInputContent(double[]? Index, string[]? Names, ElementType? Type, SeriesPipeline? Pipeline, IReadOnlyList<ProvenanceStep> History)
{
    public static IEnumerable<XElement> ToElements(IClusterModel model, double[]? index)
    {
        if (index is not null)
            yield return JsonEntry.Numbers("index", index);
        if (model.ValueNames is { } names)
            yield return JsonEntry.Texts("valueNames", names);
        if (model.ElementType is { } type)
            yield return JsonEntry.Text("elementType", type.ToString());
        if (model.Pipeline is { } pipeline)
            yield return PipelineContent.ToElement(pipeline);
        yield return JsonEntry.History(model.History);
    }

    /// <param name="root">The file.</param>
    /// <param name="length">The number of columns of the model.</param>
    /// <exception cref="FormatException">An entry is invalid.</exception>
    public static ModelInputContent Read(XElement root, int length)
    {
        var pipeline = PipelineContent.FromElement(root);
        if (pipeline is not null && pipeline.Length != length)
            throw new FormatException(string.Format(SR.LengthsDiffer, PipelineContent.Name, pipeline.Length, length));
        return new ModelInputContent(
            JsonEntry.RequireLength(JsonEntry.ReadNumbers(root, "index"), "index", length),
            JsonEntry.RequireLength(JsonEntry.ReadTexts(root, "valueNames"), "valueNames", length),
            root.Element("elementType") is null ? null : JsonEntry.ReadName<ElementType>(root, "elementType"),
            pipeline,
            JsonEntry.ReadHistory(root));
    }
}
