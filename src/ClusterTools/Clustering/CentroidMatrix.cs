namespace ClusterTools.Clustering;

/// <summary>Converts centroids between the public form (one row each) and the engine's (one contiguous array).</summary>
internal static class CentroidMatrix
{
    /// <summary>Throws unless the centroids are a non-empty matrix of finite values.</summary>
    public static void Validate(double[][] centroids, string name, int? length = null)
    {
        ArgumentNullException.ThrowIfNull(centroids, name);
        if (centroids.Length == 0 || centroids[0] is not { Length: > 0 })
            throw new ArgumentException(string.Format(SR.CentroidsEmpty, name));
        int expected = length ?? centroids[0].Length;
        for (int k = 0; k < centroids.Length; k++)
        {
            if (centroids[k] is null || centroids[k].Length != expected)
                throw new ArgumentException(string.Format(SR.CentroidLengthWrong, name, k, centroids[k]?.Length ?? 0, expected));
            foreach (double value in centroids[k])
            {
                if (!double.IsFinite(value))
                    throw new ArgumentException(string.Format(SR.CentroidNotFinite, name, k));
            }
        }
    }

    public static double[] Flatten(double[][] rows)
    {
        int length = rows[0].Length;
        var flat = new double[checked(rows.Length * length)];
        for (int k = 0; k < rows.Length; k++)
            rows[k].CopyTo(flat, k * length);
        return flat;
    }

    public static double[][] ToRows(double[] flat, int length)
    {
        var rows = new double[flat.Length / length][];
        for (int k = 0; k < rows.Length; k++)
            rows[k] = flat.AsSpan(k * length, length).ToArray();
        return rows;
    }
}
