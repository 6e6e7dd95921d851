using System.Globalization;
using System.Xml.Linq;

namespace ClusterTools.Clustering;

/// <summary>JSON values in the XML form in which the framework's own JSON reader and writer have them.</summary>
internal static class ModelEntry
{
    public static XAttribute Type(string type) => new("type", type);

    public static XElement Text(string name, string value) => new(name, Type("string"), value);

    /// <summary>A number; what JSON has no number for goes as text.</summary>
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

    public static string ReadText(XElement parent, string name) => Required(parent, name).Value;

    public static double ReadNumber(XElement parent, string name) => Parse(Required(parent, name));

    public static double[]? ReadNumbers(XElement parent, string name) => parent.Element(name) is { } element ? ReadNumbers(element) : null;

    public static double[] ReadNumbers(XElement array)
    {
        var values = new List<double>();
        foreach (var item in array.Elements())
            values.Add(Parse(item));
        return [.. values];
    }

    public static XElement Required(XElement parent, string name) =>
        parent.Element(name) ?? throw new FormatException(string.Format(SR.ModelEntryMissing, name));

    private static double Parse(XElement element) =>
        element.Value is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new FormatException(string.Format(SR.ModelNumberInvalid, element.Name.LocalName, element.Value.Length > 20 ? element.Value.Substring(0, 20) : element.Value));

    // 17 digits bring every double back; "R" of .NET Framework does not.
    private static string Format(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(shortest, CultureInfo.InvariantCulture).Equals(value) ? shortest : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
