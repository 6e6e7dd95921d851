using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Npy;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Thunder;

/// <summary>The conf.json of a Thunder data set: <c>{shape, dtype}</c> as Thunder 1.x writes it, or <c>{dims, nkeys, nvalues, keytype, valuetype}</c> as 0.6 did.</summary>
internal sealed class ThunderConfig
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "conf.json";

    private const int MaximumLength = 1 << 16;
    private const int MaximumAxes = 8;

    private readonly string _path;
    private readonly XElement _root;

    private ThunderConfig(string path, XElement root)
    {
        _path = path;
        _root = root;
    }

    /// <summary>Whether records begin with keys (Thunder 0.6).</summary>
    public bool IsKeyed => _root.Element("nkeys") is not null;

    /// <summary>The size along each axis; in 0.6 the sizes of the keys, the first of which varies fastest.</summary>
    public long[] Shape
    {
        get
        {
            var entry = _root.Element("shape") ?? _root.Element("dims") ?? throw Missing("shape");
            long[] sizes = [.. entry.Elements().Select(e => Size(e, "shape"))];
            return sizes.Length is > 0 and <= MaximumAxes ? sizes : throw Error(string.Format(SR.ThunderEntryWrong, "shape"));
        }
    }

    /// <summary>The type of a value.</summary>
    public StoredElement ValueType => TypeOf(IsKeyed ? "valuetype" : "dtype");

    /// <summary>The type of a key (0.6).</summary>
    public StoredElement KeyType => TypeOf("keytype");

    /// <summary>The keys of a record (0.6).</summary>
    public long KeyCount => Size(Entry("nkeys"), "nkeys");

    /// <summary>The values of a record (0.6).</summary>
    public long ValueCount => Size(Entry("nvalues"), "nvalues");

    /// <summary>Reads the conf.json of a folder.</summary>
    /// <exception cref="InvalidDataException">It is no JSON object, or too long to be one of these.</exception>
    public static ThunderConfig Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > MaximumLength)
            throw new InvalidDataException($"'{path}': {string.Format(SR.ThunderConfigTooLong, file.Length, MaximumLength)}");
        var bytes = new byte[file.Length];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        bool hasMark = length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        int start = hasMark ? 3 : 0;
        while (length > start && bytes[length - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            length--;
        try
        {
            // The framework's reader takes a text that ends too early for complete, and runs out of its own arrays on one with too many closing brackets.
            if (length <= start || bytes[length - 1] != '}')
                throw new FormatException();
            using var reader = JsonReaderWriterFactory.CreateJsonReader(bytes, start, length - start, Encoding.UTF8, Quotas(), null);
            var root = XElement.Load(reader);
            if ((string?)root.Attribute("type") != "object")
                throw new InvalidDataException($"'{path}': {SR.ThunderConfigNoObject}");
            return new ThunderConfig(path, root);
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"'{path}': {SR.ThunderConfigNoObject}", e);
        }
    }

    /// <summary>The text of a conf.json of Thunder 1.x.</summary>
    public static byte[] Create(IEnumerable<int> shape, ElementType type) =>
        Encoding.ASCII.GetBytes($"{{\n  \"shape\": [{string.Join(", ", shape)}],\n  \"dtype\": \"{NpyTypeName.WordOf(type)}\"\n}}\n");

    /// <summary>An error that names this file.</summary>
    public InvalidDataException Error(string reason) => new($"'{_path}': {reason}");

    private static XmlDictionaryReaderQuotas Quotas() => new()
    {
        MaxDepth = 16,
        MaxArrayLength = MaximumLength,
        MaxStringContentLength = MaximumLength,
        MaxNameTableCharCount = MaximumLength,
        MaxBytesPerRead = MaximumLength,
    };

    private StoredElement TypeOf(string name)
    {
        string text = Entry(name).Value;
        return NpyTypeName.TryParse(text, out var element, out string problem) ? element : throw Error(problem);
    }

    private XElement Entry(string name) => _root.Element(name) ?? throw Missing(name);

    private InvalidDataException Missing(string name) => Error(string.Format(SR.ThunderEntryMissing, name));

    private long Size(XElement entry, string name) =>
        long.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long size) && size is > 0 and <= int.MaxValue
            ? size
            : throw Error(string.Format(SR.ThunderEntryWrong, name));
}
