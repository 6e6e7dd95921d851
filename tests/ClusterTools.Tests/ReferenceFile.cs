using System.Text.Json;

namespace ClusterTools.Tests;

/// <summary>A file of reference values. Numbers that JSON cannot write are the strings NaN, Infinity, -Infinity.</summary>
internal sealed class ReferenceFile
{
    private readonly JsonElement _root;

    private ReferenceFile(JsonElement root) => _root = root;

    /// <summary>Opens a reference file; skips the calling test where the shared folder is missing.</summary>
    public static ReferenceFile Open(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("reference", name)));
        return new ReferenceFile(document.RootElement.Clone());
    }

    public ReferenceFile this[string key] => new(_root.GetProperty(key));

    public ReferenceFile this[int index] => new(_root[index]);

    public IEnumerable<ReferenceFile> Items => _root.EnumerateArray().Select(e => new ReferenceFile(e));

    public IEnumerable<(string Name, ReferenceFile Value)> Members => _root.EnumerateObject().Select(p => (p.Name, new ReferenceFile(p.Value)));

    public int Count => _root.GetArrayLength();

    public bool IsArray => _root.ValueKind == JsonValueKind.Array;

    public double Number => _root.ValueKind == JsonValueKind.String
        ? double.Parse(_root.GetString()!, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)
        : _root.GetDouble();

    public int Int => _root.GetInt32();

    public bool Flag => _root.GetBoolean();

    public string Text => _root.GetString()!;

    public double[] Numbers => [.. Items.Select(i => i.Number)];

    public int[] Ints => [.. Items.Select(i => i.Int)];

    public double[][] Rows => [.. Items.Select(i => i.Numbers)];

    public int[][] IntRows => [.. Items.Select(i => i.Ints)];

    /// <summary>All numbers of an array of any depth, or the one number.</summary>
    public double[] Flat => IsArray ? [.. Items.SelectMany(i => i.Flat)] : [Number];

    public bool Has(string key) => _root.TryGetProperty(key, out _);

    public bool Has(string key, out ReferenceFile value)
    {
        bool has = _root.TryGetProperty(key, out var element);
        value = new ReferenceFile(element);
        return has;
    }
}
