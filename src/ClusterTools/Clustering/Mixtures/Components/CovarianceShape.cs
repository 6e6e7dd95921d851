namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>Converts covariances between the public form (nested arrays, whose shape depends on the type) and the engine's (one flat array each).</summary>
internal static class CovarianceShape
{
    /// <summary>Full: [component][row][column]; Tied: [row][column]; Diagonal: [component][value]; Spherical: [component].</summary>
    public static Array ToPublic(MixtureLayout layout, double[][] flat) => layout.Type switch
    {
        CovarianceType.Full => Array.ConvertAll(flat, matrix => CentroidMatrix.ToRows(matrix, layout.Length)),
        CovarianceType.Tied => CentroidMatrix.ToRows(flat[0], layout.Length),
        CovarianceType.Diagonal => Array.ConvertAll(flat, row => (double[])row.Clone()),
        CovarianceType.Spherical => Array.ConvertAll(flat, row => row[0]),
        _ => throw EnumGuard.Unexpected(layout.Type),
    };

    /// <summary>The covariance of one component as a matrix.</summary>
    public static double[][] ToMatrix(MixtureLayout layout, double[][] flat, int component)
    {
        double[] own = flat[layout.IsShared ? 0 : component];
        if (layout.IsMatrix)
            return CentroidMatrix.ToRows(own, layout.Length);
        var rows = new double[layout.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[rows.Length];
            rows[i][i] = own[layout.Type == CovarianceType.Spherical ? 0 : i];
        }

        return rows;
    }

    /// <summary>Flattens the caller's covariances.</summary>
    /// <exception cref="ArgumentException">The shape is wrong, a value is not finite, or a matrix is not symmetric.</exception>
    public static double[][] FromPublic(MixtureLayout layout, Array given, string name)
    {
        double[][] flat = (layout.Type, given) switch
        {
            (CovarianceType.Full, double[][][] matrices) when matrices.Length == layout.ComponentCount => Array.ConvertAll(matrices, rows => Flatten(layout, rows, name)),
            // PowerShell easily unrolls a nested array of one component on the way here.
            (CovarianceType.Full, double[][] rows) when layout.ComponentCount == 1 => [Flatten(layout, rows, name)],
            (CovarianceType.Diagonal, double[] row) when layout.ComponentCount == 1 => [CheckLength(layout, row, name)],
            (CovarianceType.Tied, double[][] rows) => [Flatten(layout, rows, name)],
            (CovarianceType.Diagonal, double[][] rows) when rows.Length == layout.ComponentCount => Array.ConvertAll(rows, row => CheckLength(layout, row, name)),
            (CovarianceType.Spherical, double[] values) when values.Length == layout.ComponentCount => Array.ConvertAll(values, v => new[] { v }),
            _ => throw new ArgumentException(string.Format(SR.CovarianceShapeWrong, name, Expected(layout), layout.Type)),
        };
        for (int m = 0; m < flat.Length; m++)
        {
            foreach (double value in flat[m])
            {
                if (!double.IsFinite(value))
                    throw new ArgumentException(string.Format(SR.CovarianceNotPositive, name, m));
            }
        }

        return flat;
    }

    private static string Expected(MixtureLayout layout) => layout.Type switch
    {
        CovarianceType.Full => $"{layout.ComponentCount} x {layout.Length} x {layout.Length}",
        CovarianceType.Tied => $"{layout.Length} x {layout.Length}",
        CovarianceType.Diagonal => $"{layout.ComponentCount} x {layout.Length}",
        CovarianceType.Spherical => $"{layout.ComponentCount}",
        _ => throw EnumGuard.Unexpected(layout.Type),
    };

    private static double[] CheckLength(MixtureLayout layout, double[] row, string name) => row is not null && row.Length == layout.Length
        ? (double[])row.Clone()
        : throw new ArgumentException(string.Format(SR.CovarianceShapeWrong, name, Expected(layout), layout.Type));

    private static double[] Flatten(MixtureLayout layout, double[][] rows, string name)
    {
        const double Asymmetry = 1e-9;
        if (rows is null || rows.Length != layout.Length)
            throw new ArgumentException(string.Format(SR.CovarianceShapeWrong, name, Expected(layout), layout.Type));
        foreach (double[] row in rows)
            CheckLength(layout, row, name);
        double[] flat = CentroidMatrix.Flatten(rows);
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double scale = Math.Max(Math.Abs(rows[i][i]), Math.Abs(rows[j][j]));
                if (Math.Abs(rows[i][j] - rows[j][i]) > Asymmetry * scale)
                    throw new ArgumentException(string.Format(SR.CovarianceNotSymmetric, name, i, j));
            }
        }

        return flat;
    }
}
