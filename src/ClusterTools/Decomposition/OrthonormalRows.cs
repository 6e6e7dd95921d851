using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Decomposition;

/// <summary>Orthonormal rows by the Gram-Schmidt process, applied twice to each row.</summary>
internal static class OrthonormalRows
{
    /// <summary>Makes the rows orthonormal; a row that depends linearly on the previous ones is replaced by a random one.</summary>
    /// <param name="rows">The rows, row-major; no more rows than columns.</param>
    /// <param name="length">Columns: values per row.</param>
    /// <param name="random">The source of replacement rows.</param>
    /// <param name="token">Cancels the work.</param>
    public static void Make(double[] rows, int length, RandomSource random, CancellationToken token)
    {
        for (int k = 0; k * length < rows.Length; k++)
        {
            token.ThrowIfCancellationRequested();
            var row = rows.AsSpan(k * length, length);
            while (true)
            {
                double before = Math.Sqrt(LaneSums.Dot(row, row));
                bool usable = before > 0 && double.IsFinite(before);
                if (usable)
                {
                    for (int j = 0; j < length; j++)
                        row[j] /= before;
                    Project(rows, length, k, row);
                    double left = Math.Sqrt(LaneSums.Dot(row, row));
                    usable = left > 1e-10;
                    if (usable)
                    {
                        Project(rows, length, k, row);
                        UnitLength.Scale(row);
                        break;
                    }
                }

                for (int j = 0; j < length; j++)
                    row[j] = random.NextNormal();
            }
        }
    }

    private static void Project(double[] rows, int length, int count, Span<double> row)
    {
        for (int other = 0; other < count; other++)
        {
            var direction = rows.AsSpan(other * length, length);
            double dot = LaneSums.Dot(direction, row);
            Columns.AddScaled(row, -dot, direction);
        }
    }
}
