namespace ClusterTools.Rendering.Palettes;

/// <summary>Cosine distances between rows: 1 − cos of the angle, from 0 (one direction) to 2 (opposite).</summary>
internal static class CosineDistances
{
    /// <summary>Distances that are rounding errors of 0.</summary>
    private const double Smallest = 1e-13;

    /// <summary>The square matrix of distances, row-major, with a diagonal of exact zeros. A row of zeros has no direction: its distance is 1 from every other row, as if
    /// at a right angle, and 0 from another row of zeros.</summary>
    /// <exception cref="ArgumentException">Rows differ in length, or a value is not finite.</exception>
    public static double[] Between(double[][] rows)
    {
        int count = rows.Length;
        var units = new double[count][];
        for (int i = 0; i < count; i++)
        {
            if (rows[i].Length != rows[0].Length)
                throw new ArgumentException(string.Format(SR.RowLengthDiffers, i, rows[i].Length, rows[0].Length));
            units[i] = Unit(rows[i], i);
        }

        var distances = new double[checked(count * count)];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
                distances[(i * count) + j] = distances[(j * count) + i] = Distance(units[i], units[j]);
        }

        return distances;
    }

    private static double Distance(double[] a, double[] b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 0 : 1;
        double dot = 0;
        for (int t = 0; t < a.Length; t++)
            dot += a[t] * b[t];
        double distance = 1 - dot;
        return distance < Smallest ? 0 : Math.Min(distance, 2);
    }

    /// <summary>The row at length 1, or an empty array for a row of zeros.</summary>
    private static double[] Unit(double[] row, int number)
    {
        double largest = 0;
        foreach (double value in row)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException(string.Format(SR.CentroidWithoutColor, number));
            largest = Math.Max(largest, Math.Abs(value));
        }

        if (largest == 0)
            return [];
        var unit = new double[row.Length];
        double sum = 0;
        for (int t = 0; t < row.Length; t++)
        {
            // Divided by the largest first, so that squares neither overflow nor vanish.
            unit[t] = row[t] / largest;
            sum += unit[t] * unit[t];
        }

        double length = Math.Sqrt(sum);
        for (int t = 0; t < unit.Length; t++)
            unit[t] /= length;
        return unit;
    }
}
