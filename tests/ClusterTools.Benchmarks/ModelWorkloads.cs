using ClusterTools.Decomposition;
using ClusterTools.Formats.Series;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Synthetic;

namespace ClusterTools.Benchmarks;

/// <summary>The data of <see cref="CompareModelsCommand"/>: files in the workloads' folder, and files derived from them there.</summary>
internal sealed class ModelWorkloads(string folder)
{
    /// <summary>The number of components of a mixture.</summary>
    public const int MixtureSize = 10;

    private const int QueryCount = 1000;

    public string? Fish => Existing("fish.npy");

    public string? Fashion => Existing("fashion.npy");

    /// <summary>20,000 × 20, in 40 wide blobs.</summary>
    public string Blobs => Made("tree.npy", () => Single(BlobSeries.Create(new BlobSeriesOptions { Count = 20_000, Dimension = 20, ClusterCount = 40, StdDev = 3, Seed = 1 })));

    /// <summary>200,000 × 3, in 60 blobs that touch here and there.</summary>
    public string Points => Made("points.npy", () => BlobSeries.Create(new BlobSeriesOptions { Count = 200_000, Dimension = 3, ClusterCount = 60, StdDev = 0.5, Seed = 1 }));

    /// <summary>Every 60th picture of fashion.</summary>
    public string Queries => Made("fashion-queries.npy", () => SeriesReader.Read(Fashion!) is var all
        ? SeriesSelection.Records(all, [.. Enumerable.Range(0, QueryCount).Select(i => i * (all.Count / QueryCount))])
        : null!);

    /// <summary>Fashion, reduced to its first 50 principal components.</summary>
    public string? ReducedFashion => Fashion is null ? null : Made("fashion-pc50.npy", () => SeriesReader.Read(Fashion) is var all ? PrincipalComponents.Fit(all, 50).Transform(all) : null!);

    /// <summary>The records used as a mixture's initial means: those that the peer's script draws.</summary>
    public int[] MixtureStart(int count) => PeerProcess.RunOwn("models.py", "rows", $"{count}", $"{MixtureSize}").GetProperty("rows").EnumerateArray().Select(v => v.GetInt32()).ToArray();

    private string? Existing(string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? path : null;
    }

    private string Made(string name, Func<SeriesSet> make)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
            SeriesWriter.Write(make(), path);
        return path;
    }

    private static SeriesSet Single(SeriesSet series)
    {
        var values = new float[series.Count * series.Length];
        for (int i = 0; i < series.Count; i++)
        {
            double[] record = series.GetRecord(i);
            for (int j = 0; j < record.Length; j++)
                values[(i * record.Length) + j] = (float)record[j];
        }

        return SeriesSet.FromArray(values, series.Count, series.Length);
    }
}
