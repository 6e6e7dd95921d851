using System.Globalization;
using System.Xml.Linq;

namespace ClusterTools.Files;

/// <summary>JSON values as XML elements, the form that the framework's JSON reader and writer use.</summary>
internal static class JsonEntry
{
    public static XAttribute Type(string type) => new("type", type);

    public static XElement Text(string name, string value) => new(name, Type("string"), value);

    /// <summary>A number; NaN and infinities, which JSON lacks, are written as strings.</summary>
    public static XElement Number(string name, double value) => double.IsFinite(value)
        ? new XElement(name, Type("number"), Format(value))
        : Text(name, Format(value));

    public static XElement Numbers(string name, IEnumerable<double> values)
    {
        var element = new XElement(name, Type("array"));
        foreach (double value in values)
            element.Add(Number("item", value));
        return element;
    }

    public static XElement Texts(string name, IEnumerable<string> values) =>
        new(name, Type("array"), values.Select(value => Text("item", value)));

    /// <summary>A nested array of numbers of any depth.</summary>
    public static XElement Nested(string name, Array values)
    {
        if (values is double[] numbers)
            return Numbers(name, numbers);
        var element = new XElement(name, Type("array"));
        foreach (object? row in values)
            element.Add(Nested("item", (Array)row!));
        return element;
    }

    /// <summary>The processing history, one element per step.</summary>
    public static XElement History(IEnumerable<ProvenanceStep> steps)
    {
        var history = new XElement("history", Type("array"));
        foreach (var step in steps)
            history.Add(new XElement("item", Type("object"), Text("operation", step.Operation), Text("detail", step.Detail)));
        return history;
    }

    public static string ReadText(XElement parent, string name) => Required(parent, name).Value;

    public static double ReadNumber(XElement parent, string name) => Parse(Required(parent, name));

    public static double[]? ReadNumbers(XElement parent, string name) => parent.Element(name) is { } element ? ReadNumbers(element) : null;

    public static string[]? ReadTexts(XElement parent, string name) => parent.Element(name) is { } element ? [.. element.Elements().Select(item => item.Value)] : null;

    public static double[] ReadNumbers(XElement array)
    {
        var values = new List<double>();
        foreach (var item in array.Elements())
            values.Add(Parse(item));
        return [.. values];
    }

    /// <summary>The rows of an array of arrays.</summary>
    public static double[][] ReadRows(XElement array)
    {
        var rows = new List<double[]>();
        foreach (var item in array.Elements())
            rows.Add(ReadNumbers(item));
        return [.. rows];
    }

    public static IReadOnlyList<ProvenanceStep> ReadHistory(XElement parent)
    {
        var steps = new List<ProvenanceStep>();
        foreach (var item in parent.Element("history")?.Elements() ?? [])
            steps.Add(new ProvenanceStep(ReadText(item, "operation"), ReadText(item, "detail")));
        return steps;
    }

    /// <summary>Throws if a stored count differs from the number of values.</summary>
    public static void RequireCount(XElement root, string name, int actual)
    {
        if (ReadNumber(root, name) != actual)
            throw new FormatException(string.Format(SR.ModelCountWrong, name, ReadText(root, name), actual));
    }

    /// <summary>Throws if the number of values is wrong.</summary>
    public static T[]? RequireLength<T>(T[]? values, string name, int length) => values is null || values.Length == length
        ? values
        : throw new FormatException(string.Format(SR.LengthsDiffer, name, values.Length, length));

    /// <summary>A named value of an enumeration.</summary>
    public static T ReadName<T>(XElement parent, string name)
        where T : struct
    {
        string text = ReadText(parent, name);
        return Enum.TryParse(text, out T value) && Enum.IsDefined(typeof(T), value) ? value : throw new FormatException(string.Format(SR.ModelNumberInvalid, name, text));
    }

    public static XElement Required(XElement parent, string name) =>
        parent.Element(name) ?? throw new FormatException(string.Format(SR.ModelEntryMissing, name));

    private static double Parse(XElement element) =>
        !element.HasElements && element.Value is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new FormatException(string.Format(SR.ModelNumberInvalid, element.Name.LocalName, element.Value.Length > 20 ? element.Value.Substring(0, 20) : element.Value));

    // 17 digits round-trip every double; "R" on .NET Framework does not.
    private static string Format(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(shortest, CultureInfo.InvariantCulture).Equals(value) ? shortest : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
