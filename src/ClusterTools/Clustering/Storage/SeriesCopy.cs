using System.Xml.Linq;
using ClusterTools.Files;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Series.Transforms.Storage;

namespace ClusterTools.Clustering.Storage;

/// <summary>A set of series as bytes: its description as JSON, then its values.</summary>
internal static class SeriesCopy
{
    private const int RunBytes = 1 << 20;

    /// <summary>The bytes of the values, and of those that they were read as.</summary>
    public static long SizeOf(SeriesSet set) => ((long)set.Count * set.Length * set.ElementType.Size()) + (set.Original is { } original ? SizeOf(original) : 0);

    public static void Write(BinaryWriter writer, SeriesSet set)
    {
        var root = new XElement(
            "root",
            JsonEntry.Type("object"),
            JsonEntry.Text("elementType", set.ElementType.ToString()),
            JsonEntry.Number("count", set.Count),
            JsonEntry.Number("length", set.Length),
            set.Shape is { } grid ? JsonEntry.Numbers("grid", [grid.Planes, grid.Rows, grid.Columns]) : null,
            JsonEntry.Numbers("index", set.Index),
            set.ValueNames is { } names ? JsonEntry.Texts("valueNames", names) : null,
            PipelineContent.ToElement(set.Pipeline),
            JsonEntry.History(set.History),
            new XElement("warnings", JsonEntry.Type("array"), set.Warnings.Select(w =>
                new XElement("item", JsonEntry.Type("object"), JsonEntry.Text("id", w.Id), JsonEntry.Text("message", w.Message), JsonEntry.Number("usual", w.IsUsual ? 1 : 0)))));
        writer.Write(JsonText.Write(root));
        BinaryArrays.Write(writer, set.IsComplete ? [] : set.Positions);
        BinaryArrays.Write(writer, set.Truth ?? []);
        int recordBytes = set.Length * set.ElementType.Size();
        int rows = Math.Max(1, RunBytes / recordBytes);
        for (int first = 0; first < set.Count; first += rows)
            writer.Write(set.Store.GetBytes(first, Math.Min(rows, set.Count - first)).ToArray());
        writer.Write(set.Original is not null);
        if (set.Original is not null)
            Write(writer, set.Original);
    }

    /// <exception cref="FormatException">It is damaged.</exception>
    public static SeriesSet Read(BinaryReader reader)
    {
        var root = JsonText.Read(reader.ReadString());
        var type = JsonEntry.ReadName<ElementType>(root, "elementType");
        int count = Count(root, "count"), length = Count(root, "length");
        int[] positions = BinaryArrays.ReadIntegers(reader);
        int[] truth = BinaryArrays.ReadIntegers(reader);
        long size = (long)count * length * type.Size();
        if (size > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new FormatException(SR.JsonDamaged);
        var buffer = SeriesBuffer.Create(type, count, length);
        reader.ReadBytes((int)size).CopyTo(buffer.GetBytes(0, count));
        var original = reader.ReadBoolean() ? Read(reader) : null;
        GridShape? grid = JsonEntry.ReadNumbers(root, "grid") is { } sides ? new GridShape((int)sides[0], (int)sides[1], (int)sides[2]) : null;
        return new SeriesSet(buffer.ToStore(), grid, positions.Length == 0 ? null : positions)
        {
            Index = JsonEntry.ReadNumbers(JsonEntry.Required(root, "index")),
            ValueNames = JsonEntry.RequireLength(JsonEntry.ReadTexts(root, "valueNames"), "valueNames", length),
            Truth = truth.Length == 0 ? null : JsonEntry.RequireLength(truth, nameof(truth), count),
            Pipeline = PipelineContent.FromElement(root) is { } pipeline && pipeline.Length == length ? pipeline : throw new FormatException(SR.JsonDamaged),
            History = JsonEntry.ReadHistory(root),
            Warnings = [.. JsonEntry.Required(root, "warnings").Elements().Select(w =>
                new DataWarning(JsonEntry.ReadText(w, "id"), JsonEntry.ReadText(w, "message")) { IsUsual = JsonEntry.ReadNumber(w, "usual") != 0 })],
            Original = original,
        };
    }

    private static int Count(XElement root, string name) =>
        JsonEntry.ReadNumber(root, name) is var value && value >= 1 && value <= int.MaxValue ? (int)value : throw new FormatException(string.Format(SR.ModelNumberInvalid, name, value));
}
