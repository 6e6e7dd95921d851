using System.Xml.Linq;
using ClusterTools.Files;
using ClusterTools.Series.Selection;

namespace ClusterTools.Series.Transforms.Storage;

/// <summary>Writes and reads the pipeline of a model file: its transforms with their fitted parameters.</summary>
internal static class PipelineContent
{
    public const string Name = "pipeline";

    private const string Recordwise = "Records";
    private const string Scaling = "ColumnScaling";
    private const string Components = "Projection";
    private const string Filling = "Imputation";
    private const string Selection = "ValueSelection";
    private const string Unrepeatable = "Unrepeatable";

    public static XElement ToElement(SeriesPipeline pipeline)
    {
        var steps = new XElement("steps", JsonEntry.Type("array"));
        foreach (var transform in pipeline.Transforms)
            steps.Add(new XElement("item", JsonEntry.Type("object"), Content(transform)));
        return new XElement(
            Name,
            JsonEntry.Type("object"),
            JsonEntry.Number("inputLength", pipeline.InputLength),
            pipeline.InputNames is { } names ? JsonEntry.Texts("inputNames", names) : null,
            steps);
    }

    /// <summary>The pipeline of a model; null if the file has none, as in version 0.1.</summary>
    /// <exception cref="FormatException">An entry is missing or wrong.</exception>
    /// <exception cref="ArgumentException">The values are inconsistent.</exception>
    public static SeriesPipeline? FromElement(XElement root)
    {
        if (root.Element(Name) is not { } element)
            return null;
        int length = Count(element, "inputLength");
        string[]? names = JsonEntry.RequireLength(JsonEntry.ReadTexts(element, "inputNames"), "inputNames", length);
        var transforms = new List<SeriesTransform>();
        foreach (var item in JsonEntry.Required(element, "steps").Elements())
        {
            var transform = Read(item, length);
            transforms.Add(transform);
            length = transform.ResultLength;
        }

        return new SeriesPipeline(Count(element, "inputLength"), names, transforms);
    }

    private static object[] Content(SeriesTransform transform) => transform switch
    {
        RecordwiseTransform records =>
        [
            JsonEntry.Text("type", Recordwise),
            Rounding(records.Precision),
            new XElement("steps", JsonEntry.Type("array"), records.RecordSteps.Select(step => new XElement(
                "item",
                JsonEntry.Type("object"),
                JsonEntry.Text("kind", step.Kind.ToString()),
                JsonEntry.Text("choice", step.Choice),
                JsonEntry.Numbers("numbers", step.Numbers)))),
        ],
        ColumnScaling scaling =>
        [
            JsonEntry.Text("type", Scaling), Rounding(scaling.Precision), JsonEntry.History(scaling.Steps),
            JsonEntry.Numbers("shift", scaling.Shift), JsonEntry.Numbers("divisor", scaling.Divisor),
        ],
        Imputation imputation =>
        [
            JsonEntry.Text("type", Filling), Rounding(imputation.Precision), JsonEntry.Text("method", imputation.Method.ToString()), JsonEntry.Numbers("values", imputation.Values),
        ],
        Projection projection =>
        [
            JsonEntry.Text("type", Components), Rounding(projection.Precision), JsonEntry.Number("whitened", projection.Whitens ? 1 : 0),
            JsonEntry.Numbers("mean", projection.Mean), JsonEntry.Nested("components", projection.Components), JsonEntry.Numbers("divisors", projection.Divisors),
        ],
        ValueGather selection =>
        [
            JsonEntry.Text("type", Selection), JsonEntry.History(selection.Steps), JsonEntry.Numbers("places", selection.Places.Select(p => (double)p)),
        ],
        UnrepeatableTransform =>
        [
            JsonEntry.Text("type", Unrepeatable), JsonEntry.History(transform.Steps), JsonEntry.Number("length", transform.ResultLength),
        ],
        _ => throw new NotSupportedException(transform.GetType().Name),
    };

    private static SeriesTransform Read(XElement item, int length) => JsonEntry.ReadText(item, "type") switch
    {
        Recordwise => new RecordwiseTransform(length, [.. JsonEntry.Required(item, "steps").Elements().Select(ReadStep)], ReadRounding(item)),
        Scaling => new ColumnScaling(Numbers(item, "shift"), Numbers(item, "divisor"), ReadRounding(item), ReadNote(item)),
        Filling => new Imputation(JsonEntry.ReadName<ImputeMethod>(item, "method"), Numbers(item, "values"), ReadRounding(item)),
        Components => new Projection(
            Numbers(item, "mean"), JsonEntry.ReadRows(JsonEntry.Required(item, "components")), Numbers(item, "divisors"), ReadRounding(item), JsonEntry.ReadNumber(item, "whitened") != 0),
        Selection => new ValueGather(length, Array.ConvertAll(Numbers(item, "places"), v => checked((int)v)), ReadNote(item)),
        Unrepeatable => new UnrepeatableTransform(length, Count(item, "length"), ReadNote(item)),
        var type => throw new FormatException(string.Format(SR.ModelNumberInvalid, "type", type)),
    };

    private static RecordStep ReadStep(XElement item) =>
        new(JsonEntry.ReadName<RecordStepKind>(item, "kind"), JsonEntry.ReadText(item, "choice"), Numbers(item, "numbers"));

    private static XElement Rounding(Precision precision) => JsonEntry.Text("precision", precision.ToString());

    private static Precision ReadRounding(XElement item) => JsonEntry.ReadName<Precision>(item, "precision");

    private static double[] Numbers(XElement item, string name) => JsonEntry.ReadNumbers(JsonEntry.Required(item, name));

    private static ProvenanceStep ReadNote(XElement item) =>
        JsonEntry.ReadHistory(item).FirstOrDefault() ?? throw new FormatException(string.Format(SR.ModelEntryMissing, "history"));

    private static int Count(XElement item, string name) =>
        JsonEntry.ReadNumber(item, name) is var value && value >= 1 && value <= int.MaxValue ? (int)value : throw new FormatException(string.Format(SR.ModelNumberInvalid, name, value));
}
