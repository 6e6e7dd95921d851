using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering;

/// <summary>The zebrafish records (13224 × 20), normalised by percentile 20 with offset 0.1, read from the binary series without the engine's own readers.</summary>
internal static class FishMatrix
{
    private const int Keys = 3;
    private const int Stored = 240;
    private const int Points = 20;

    private static double[][]? _rows;

    public static double[][] Rows => _rows ??= Load();

    public static SeriesSet Series => SeriesSet.FromRows(Rows);

    /// <summary>Rows whose standard deviation is above 0.005.</summary>
    public static double[][] Filtered => Array.FindAll(Rows, row =>
    {
        double mean = row.Average();
        return Math.Sqrt(row.Average(v => (v - mean) * (v - mean))) > 0.005;
    });

    private static double[][] Load()
    {
        byte[] bytes = File.ReadAllBytes(SharedData.Path("data", "fish_series", "key02_00000-key01_00000-key00_00000.bin"));
        int size = (Keys * 2) + Stored;
        var rows = new double[bytes.Length / size][];
        for (int r = 0; r < rows.Length; r++)
        {
            int at = r * size;
            int y = BitConverter.ToInt16(bytes, at);
            int x = BitConverter.ToInt16(bytes, at + 2);
            int z = BitConverter.ToInt16(bytes, at + 4);
            var values = new double[Points];
            for (int t = 0; t < Points; t++)
                values[t] = bytes[at + (Keys * 2) + t];
            double b = Percentile(values, 20);
            rows[(((z * 76) + y) * 87) + x] = Array.ConvertAll(values, v => (v - b) / (b + 0.1));
        }

        return rows;
    }

    private static double Percentile(double[] values, double percent)
    {
        double[] sorted = [.. values.Order()];
        double position = percent / 100 * (sorted.Length - 1);
        int low = (int)position;
        double fraction = position - low;
        return sorted[low] + ((sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]) * fraction);
    }
}
