using System.Text.Json;
using ClusterTools.Clustering;
using ClusterTools.Series;

namespace ClusterTools.Tests.Rendering;

/// <summary>Clusterings for the tests of maps: small ones made here, and those of the shared zebrafish data.</summary>
internal static class MapData
{
    /// <summary>Labels over a grid; −1 leaves the voxel out. Records of a cluster equal its centroid.</summary>
    public static Labelled OnGrid(GridShape grid, int[] labels, double[][] centroids)
    {
        int[] positions = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] >= 0)];
        int[] kept = [.. positions.Select(p => labels[p])];
        double[] values = [.. kept.SelectMany(label => centroids[label])];
        return new Labelled(SeriesSet.FromArray(values, kept.Length, centroids[0].Length, grid, positions), kept, centroids);
    }

    /// <summary>The centroids of the reference run of this many clusters on the zebrafish.</summary>
    public static double[][] FishCentroids(int count)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", "fish_kmeans.json")));
        return Rows(json.RootElement.GetProperty($"K{count}_tol0").GetProperty("centers"));
    }

    /// <summary>The reference run of this many clusters over all 13,224 voxels, their 20 values normalised by the 20th percentile.</summary>
    public static Labelled Fish(int count)
    {
        const int records = 2 * 76 * 87, length = 20;
        var values = new double[records * length];
        byte[] bytes = File.ReadAllBytes(Directory.GetFiles(SharedData.Path("data", "fish_series"), "*.bin").Single());
        for (int offset = 0; offset < bytes.Length; offset += 6 + 240)
        {
            int row = BitConverter.ToInt16(bytes, offset), column = BitConverter.ToInt16(bytes, offset + 2), plane = BitConverter.ToInt16(bytes, offset + 4);
            double[] record = [.. bytes.Skip(offset + 6).Take(length).Select(b => (double)b)];
            double[] sorted = [.. record.Order()];
            double low = sorted[3] + (0.8 * (sorted[4] - sorted[3]));
            int first = ((((plane * 76) + row) * 87) + column) * length;
            for (int t = 0; t < length; t++)
                values[first + t] = (record[t] - low) / (low + 0.1);
        }

        int[] labels = [.. File.ReadAllBytes(SharedData.Path("reference", $"fish_kmeans_K{count}_labels.npy")).Skip(128).Select(b => (int)b)];
        return new Labelled(SeriesSet.FromArray(values, records, length, new GridShape(2, 76, 87)), labels, FishCentroids(count));
    }

    public static double[][] Rows(JsonElement rows) => [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
}

/// <summary>A clustering that is what it is told to be.</summary>
internal class Labelled(SeriesSet series, int[] labels, double[][] centroids) : IClustering
{
    public SeriesSet Series => series;

    public int[] Labels => labels;

    public int ClusterCount => centroids.Length;

    public double[][] Centroids => centroids;
}

/// <summary>A clustering with probabilities, as mixtures have them.</summary>
internal sealed class Weighted(Labelled source, double[] probabilities) : Labelled(source.Series, source.Labels, source.Centroids), IProbabilisticClustering
{
    public double[] LabelProbabilities => probabilities;
}
