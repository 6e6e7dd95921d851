using ClusterTools.Clustering;
using ClusterTools.Threading;

namespace ClusterTools.Rendering;

/// <summary>Pearson's correlation of each record with the centre of its cluster.</summary>
internal static class LabelSimilarity
{
    private const int ChunkRecords = 1024;

    /// <summary>A correlation for each record; 0 where the record or the centre is constant.</summary>
    public static double[] Compute(IClustering clustering, ExecutionOptions execution)
    {
        if (clustering is ClusterAssignment assignment)
            return assignment.Similarity;
        var series = clustering.Series;
        int length = series.Length;
        var similarity = new double[series.Count];
        var centers = Array.ConvertAll(clustering.Centroids, c => (double[])c.Clone());
        bool[] varies = Array.ConvertAll(centers, c => Center(c));
        int[] labels = clustering.Labels;
        int chunks = ChunkedParallel.ChunkCount(series.Count, ChunkRecords);
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySimilarity, series.Count);
        ChunkedParallel.For(chunks, execution, (chunk, _) =>
        {
            int first = chunk * ChunkRecords;
            int count = Math.Min(ChunkRecords, series.Count - first);
            var record = new double[length];
            for (int i = first; i < first + count; i++)
            {
                series.Store.ReadTile(i, 1, record).CopyTo(record);
                if (varies[labels[i]] && Center(record))
                    similarity[i] = Correlation(record, centers[labels[i]]);
            }

            progress.Add(count);
        });
        return similarity;
    }

    /// <summary>Takes the mean out; false where all values are equal.</summary>
    private static bool Center(double[] values)
    {
        bool varies = false;
        double mean = 0;
        foreach (double value in values)
        {
            varies |= value != values[0];
            mean += value;
        }

        mean /= values.Length;
        for (int t = 0; t < values.Length; t++)
            values[t] -= mean;
        return varies;
    }

    private static double Correlation(double[] a, double[] b)
    {
        double aa = 0, bb = 0, ab = 0;
        for (int t = 0; t < a.Length; t++)
        {
            aa += a[t] * a[t];
            bb += b[t] * b[t];
            ab += a[t] * b[t];
        }

        // One root, so that equal courses give 1 exactly; two where the product overflows or vanishes.
        double product = aa * bb;
        double scale = product is > 0 and < double.PositiveInfinity ? Math.Sqrt(product) : Math.Sqrt(aa) * Math.Sqrt(bb);
        return scale > 0 ? Math.Clamp(ab / scale, -1, 1) : 0;
    }
}
