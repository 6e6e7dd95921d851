using System.Globalization;
using System.IO.Compression;
using ClusterTools.Series;

namespace ClusterTools.Tests;

/// <summary>Tables of the shared folder: rows of numbers, the last of which is the class.</summary>
internal static class SharedTables
{
    public static SeriesSet Blobs3D() => Read("blobs_3d.csv", 1);

    public static SeriesSet Blobs2D() => Read("blobs_2d.csv", 1);

    public static SeriesSet Aniso2D() => Read("aniso_2d.csv", 1);

    public static SeriesSet Iris() => Read(Path.Combine("tables", "iris.csv"), 1);

    public static SeriesSet Digits() => Read("digits.csv.gz", 0);

    private static SeriesSet Read(string name, int headerLines)
    {
        using Stream file = File.OpenRead(SharedData.Path("data", name));
        using Stream content = name.EndsWith(".gz") ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(headerLines)
            .Select(line => line.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        var store = SeriesSet.FromRows([.. rows.Select(r => r[..^1])]).Store;
        return new SeriesSet(store) { Truth = [.. rows.Select(r => (int)r[^1])] };
    }
}
