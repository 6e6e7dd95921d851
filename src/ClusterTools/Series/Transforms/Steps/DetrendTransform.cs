using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Subtracts the polynomial p of a least-squares fit over t = 0, 1, … without its intercept: y − (p(t) − p(0)).</summary>
/// <remarks>The fit uses polynomials that are orthonormal on the points, which stay accurate at high orders where powers of t would not. A constant record is unchanged.</remarks>
internal sealed class DetrendTransform : IRecordTransform
{
    private readonly int _length;
    private readonly int _order;
    private readonly Lazy<double[][]> _basis;

    public DetrendTransform(int length, int order)
    {
        _length = length;
        _order = order;

        // Not before there are records of that length: a model file may claim any.
        _basis = new Lazy<double[][]>(() => OrthonormalPolynomials(length, order));
    }

    public int ResultLength => _length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        record.CopyTo(result);
        if (Moments.IsConstant(record))
            return;
        double[][] polynomials = _basis.Value;

        // The basis polynomial of degree 0 is constant, so it cancels in p(t) − p(0).
        for (int degree = 1; degree <= _order; degree++)
        {
            double[] basis = polynomials[degree];
            double coefficient = 0;
            for (int i = 0; i < record.Length; i++)
                coefficient += basis[i] * record[i];
            for (int i = 0; i < record.Length; i++)
                result[i] -= coefficient * (basis[i] - basis[0]);
        }
    }

    /// <summary>Gram-Schmidt on points scaled to [−1, 1], each vector orthogonalised twice.</summary>
    private static double[][] OrthonormalPolynomials(int length, int order)
    {
        var basis = new double[order + 1][];
        for (int degree = 0; degree <= order; degree++)
        {
            var vector = new double[length];
            for (int i = 0; i < length; i++)
                vector[i] = degree == 0 ? 1 : basis[degree - 1][i] * (((2.0 * i) / (length - 1)) - 1);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int lower = 0; lower < degree; lower++)
                    SubtractProjection(vector, basis[lower]);
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            for (int i = 0; i < length; i++)
                vector[i] /= norm;
            basis[degree] = vector;
        }

        return basis;
    }

    private static void SubtractProjection(double[] vector, double[] unit)
    {
        double part = Dot(vector, unit);
        for (int i = 0; i < vector.Length; i++)
            vector[i] -= part * unit[i];
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
