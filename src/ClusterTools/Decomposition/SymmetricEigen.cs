using System.Numerics;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Decomposition;

/// <summary>All eigenvalues and eigenvectors of a symmetric matrix: reduced to tridiagonal form by Householder reflections, then to diagonal form by implicit QL steps with Wilkinson's shift
/// (Golub and Van Loan, Matrix Computations, sections 8.3 and 8.4). Plain arithmetic in double, the same on every machine.</summary>
internal static class SymmetricEigen
{
    private const int MostSteps = 60;

    /// <summary>Finds all eigenvalues and eigenvectors.</summary>
    /// <param name="matrix">The matrix, row-major; only its lower half is read, and it is overwritten.</param>
    /// <param name="size">The number of its rows.</param>
    /// <param name="token">Cancels the work.</param>
    /// <returns>The eigenvalues, the largest first, and the unit eigenvectors, one per row.</returns>
    public static (double[] Values, double[] Vectors) Solve(double[] matrix, int size, CancellationToken token)
    {
        var diagonal = new double[size];
        var beside = new double[size];
        Tridiagonalize(matrix, size, diagonal, beside, token);
        double[] vectors = Accumulate(matrix, size, token);
        Diagonalize(diagonal, beside, vectors, size, token);
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => diagonal[i])];
        var sorted = new double[vectors.Length];
        for (int i = 0; i < size; i++)
            vectors.AsSpan(order[i] * size, size).CopyTo(sorted.AsSpan(i * size));
        return (Array.ConvertAll(order, i => diagonal[i]), sorted);
    }

    /// <summary>Row i keeps the reflection that cleared it, scaled so that H = 1 − u·uᵀ; element (i, i) keeps whether there was one.</summary>
    private static void Tridiagonalize(double[] a, int size, double[] diagonal, double[] beside, CancellationToken token)
    {
        var p = new double[size];
        for (int i = size - 1; i > 0; i--)
        {
            token.ThrowIfCancellationRequested();
            var u = a.AsSpan(i * size, i);
            diagonal[i] = a[(i * size) + i];
            a[(i * size) + i] = 0;
            double scale = 0;
            foreach (double value in u)
                scale = Math.Max(scale, Math.Abs(value));
            bool cleared = true;
            for (int k = 0; k < i - 1; k++)
                cleared &= u[k] == 0;
            if (cleared)
            {
                beside[i] = u[i - 1];
                continue;
            }

            double unit = PortableMath.PowerOfTwo(Math.Clamp(PortableMath.Exponent(scale), -1000, 1000));
            for (int k = 0; k < i; k++)
                u[k] /= unit;
            double norm = Math.Sqrt(LaneSums.Dot(u, u));
            double alpha = u[i - 1] > 0 ? -norm : norm;
            beside[i] = alpha * unit;

            // |u − alpha·e|² = 2·alpha·(alpha − u_last), so that this factor makes H = 1 − u·uᵀ.
            double half = alpha * (alpha - u[i - 1]);
            u[i - 1] -= alpha;
            double factor = 1 / Math.Sqrt(half);
            for (int k = 0; k < i; k++)
                u[k] *= factor;
            a[(i * size) + i] = 1;
            Update(a, size, u, p.AsSpan(0, i));
        }

        diagonal[0] = a[0];
        a[0] = 0;
    }

    /// <summary>H·A·H of the part before the row, by its lower half.</summary>
    private static void Update(double[] a, int size, ReadOnlySpan<double> u, Span<double> p)
    {
        int count = u.Length;
        p.Clear();
        for (int k = 0; k < count; k++)
        {
            var row = a.AsSpan(k * size, k + 1);
            p[k] += LaneSums.Dot(row, u);
            Columns.AddScaled(p.Slice(0, k), u[k], row);
        }

        double half = LaneSums.Dot(u, p) / 2;
        for (int k = 0; k < count; k++)
            p[k] -= half * u[k];
        for (int k = 0; k < count; k++)
        {
            var row = a.AsSpan(k * size, k + 1);
            Columns.AddScaled(row, -u[k], p);
            Columns.AddScaled(row, -p[k], u);
        }
    }

    /// <summary>The product of the reflections; column j of it is row j of the result.</summary>
    private static double[] Accumulate(double[] a, int size, CancellationToken token)
    {
        var vectors = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            token.ThrowIfCancellationRequested();
            vectors[(i * size) + i] = 1;
            if (a[(i * size) + i] == 0)
                continue;
            var u = a.AsSpan(i * size, i);
            for (int j = 0; j < i; j++)
            {
                var column = vectors.AsSpan(j * size, i);
                Columns.AddScaled(column, -LaneSums.Dot(column, u), u);
            }
        }

        return vectors;
    }

    private static void Diagonalize(double[] d, double[] e, double[] vectors, int size, CancellationToken token)
    {
        for (int i = 1; i < size; i++)
            e[i - 1] = e[i];
        e[size - 1] = 0;
        for (int low = 0; low < size; low++)
        {
            token.ThrowIfCancellationRequested();
            for (int step = 0; step < MostSteps; step++)
            {
                int high = low;
                while (high < size - 1 && Math.Abs(e[high]) > 1.1e-16 * (Math.Abs(d[high]) + Math.Abs(d[high + 1])))
                    high++;
                if (high == low)
                    break;
                Step(d, e, vectors, size, low, high);
            }
        }
    }

    /// <summary>One QL step on the rows from low to high, chasing the bulge upwards.</summary>
    private static void Step(double[] d, double[] e, double[] vectors, int size, int low, int high)
    {
        double g = (d[low + 1] - d[low]) / (2 * e[low]);
        double r = Length(g, 1);
        g = d[high] - d[low] + (e[low] / (g + (g >= 0 ? r : -r)));
        double s = 1, c = 1, p = 0;
        for (int i = high - 1; i >= low; i--)
        {
            double f = s * e[i];
            double b = c * e[i];
            r = Length(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                // The matrix splits here; the next step continues with one part.
                d[i + 1] -= p;
                e[high] = 0;
                return;
            }

            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            Rotate(vectors.AsSpan(i * size, size), vectors.AsSpan((i + 1) * size, size), c, s);
        }

        d[low] -= p;
        e[low] = g;
        e[high] = 0;
    }

    private static double Length(double a, double b)
    {
        a = Math.Abs(a);
        b = Math.Abs(b);
        double larger = Math.Max(a, b);
        if (larger == 0)
            return 0;
        double ratio = Math.Min(a, b) / larger;
        return larger * Math.Sqrt(1 + (ratio * ratio));
    }

    private static void Rotate(Span<double> first, Span<double> second, double c, double s)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(first);
        var y = MemoryMarshal.Cast<double, Vector<double>>(second);
        var wideC = new Vector<double>(c);
        var wideS = new Vector<double>(s);
        for (int i = 0; i < x.Length; i++)
        {
            var f = y[i];
            y[i] = (wideS * x[i]) + (wideC * f);
            x[i] = (wideC * x[i]) - (wideS * f);
        }

        for (int i = x.Length * Vector<double>.Count; i < first.Length; i++)
        {
            double f = second[i];
            second[i] = (s * first[i]) + (c * f);
            first[i] = (c * first[i]) - (s * f);
        }
    }
}
