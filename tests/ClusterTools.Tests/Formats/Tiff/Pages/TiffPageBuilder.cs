using System.Text;

namespace ClusterTools.Tests.Formats.Tiff.Pages;

/// <summary>The fields and the data of a page.</summary>
internal sealed class TiffPageBuilder
{
    public SortedDictionary<ushort, (int Type, long[] Values)> Fields { get; } = [];

    public byte[][] Chunks { get; set; } = [];

    public TiffPageBuilder Set(ushort tag, int type, params long[] values)
    {
        Fields[tag] = (type, values);
        return this;
    }

    public TiffPageBuilder SetDefault(ushort tag, int type, params long[] values)
    {
        Fields.TryAdd(tag, (type, values));
        return this;
    }

    public TiffPageBuilder Remove(ushort tag)
    {
        Fields.Remove(tag);
        return this;
    }

    public TiffPageBuilder Describe(string text) => Set(270, 2, [.. Encoding.UTF8.GetBytes(text + "\0").Select(b => (long)b)]);

    public TiffPageBuilder Compress(int code) => Set(259, 3, code);

    public TiffPageBuilder Tiles(int width, int height)
    {
        Remove(278);
        return Set(322, 3, width).Set(323, 3, height);
    }
}
