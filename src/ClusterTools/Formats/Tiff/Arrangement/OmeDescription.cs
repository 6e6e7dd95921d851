using System.Globalization;
using System.Xml;

namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>Reads the part of OME-XML that orders the planes of a TIFF
/// (<see href="https://docs.openmicroscopy.org/ome-model/latest/ome-tiff/specification.html">OME-TIFF specification</see>).</summary>
internal static class OmeDescription
{
    // So that a product of three stays within 64 bits.
    private const int MaximumSize = 1 << 20;

    private static readonly string[] Orders = ["XYZCT", "XYZTC", "XYCTZ", "XYCZT", "XYTCZ", "XYTZC"];

    /// <summary>Whether a description looks like OME-XML.</summary>
    public static bool IsOme(string? text) => text is not null && text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<')
        && text.IndexOf("<OME", StringComparison.Ordinal) >= 0;

    /// <summary>Reads the first image's pixels; null if there are none (as in a file whose metadata are in another file).</summary>
    /// <exception cref="XmlException">The text is no well-formed XML.</exception>
    /// <exception cref="FormatException">An attribute is missing or no number.</exception>
    public static OmePixels? Parse(string text, string fileName)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), settings);
        string? ownId = null;
        int images = 0;
        OmePixels? pixels = null;
        int samples = 1;
        var data = new List<OmeTiffData>();
        bool inFirst = false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "Pixels")
                inFirst = false;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "OME":
                    ownId ??= reader.GetAttribute("UUID");
                    break;
                case "Image":
                    images++;
                    break;
                case "Pixels" when pixels is null:
                    pixels = ReadPixels(reader);
                    inFirst = !reader.IsEmptyElement;
                    break;
                case "Channel" when inFirst:
                    samples = Math.Max(samples, Number(reader, "SamplesPerPixel") ?? 1);
                    break;
                case "TiffData" when inFirst:
                    data.Add(ReadTiffData(reader, ownId, fileName));
                    break;
                default:
                    break;
            }
        }

        if (pixels is null)
            return null;
        foreach (var run in data)
        {
            if (run.FirstZ >= pixels.SizeZ || run.FirstC >= pixels.SizeC || run.FirstT >= pixels.SizeT)
                throw new FormatException(string.Format(SR.OmeAttributeInvalid, "First", $"{run.FirstZ}, {run.FirstC}, {run.FirstT}"));
        }

        return pixels with { SamplesPerPixel = samples, HasMoreImages = images > 1, Data = data };
    }

    private static OmePixels ReadPixels(XmlReader reader) => new()
    {
        DimensionOrder = reader.GetAttribute("DimensionOrder") is { } order && Array.IndexOf(Orders, order) >= 0
            ? order
            : throw new FormatException(string.Format(SR.OmeAttributeInvalid, "DimensionOrder", reader.GetAttribute("DimensionOrder"))),
        SizeZ = Size(reader, "SizeZ"),
        SizeC = Size(reader, "SizeC"),
        SizeT = Size(reader, "SizeT"),
        SamplesPerPixel = 1,
        HasMoreImages = false,
        Data = [],
    };

    private static OmeTiffData ReadTiffData(XmlReader reader, string? ownId, string fileName)
    {
        var entry = new OmeTiffData(
            Number(reader, "IFD"), Number(reader, "FirstZ") ?? 0, Number(reader, "FirstC") ?? 0, Number(reader, "FirstT") ?? 0, Number(reader, "PlaneCount"), false);
        if (reader.IsEmptyElement)
            return entry;
        int depth = reader.Depth;
        string? name = null;
        string? id = null;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "UUID")
                name = reader.GetAttribute("FileName");
            else if (reader.NodeType == XmlNodeType.Text)
                id = reader.Value.Trim();
        }

        // A file that was renamed keeps its id.
        bool isHere = id is null || string.Equals(id, ownId, StringComparison.OrdinalIgnoreCase)
            || (name is not null && string.Equals(Path.GetFileName(name), fileName, StringComparison.OrdinalIgnoreCase));
        return entry with { IsElsewhere = !isHere };
    }

    private static int Size(XmlReader reader, string name) =>
        Number(reader, name) is > 0 and <= MaximumSize and var size ? size : throw new FormatException(string.Format(SR.OmeAttributeInvalid, name, reader.GetAttribute(name)));

    private static int? Number(XmlReader reader, string name)
    {
        string? text = reader.GetAttribute(name);
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new FormatException(string.Format(SR.OmeAttributeInvalid, name, text));
    }
}
