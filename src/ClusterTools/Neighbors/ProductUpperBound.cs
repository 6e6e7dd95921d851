using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Upper bounds of inner products from their parts in a few orthonormal directions.</summary>
/// <remarks>
/// <para>With the rows of P orthonormal, x·c = Px·Pc + e·f, where e and f are the norms of x and c outside their span, and by the Cauchy-Schwarz inequality e·f is at
/// most |e|·|f|. So the inner product of (Px, |e|) and (Pc, |f|), which has one value more than there are directions, is never below x·c, and the score |x|² − 2·x·c never below
/// the one with it. It follows by the law of cosines from |x − c|² ≥ |Px − Pc|² + (|e| − |f|)².</para>
/// <para>In floats: let a and b be what is computed for Px and Pc, off by at most α·|x| and β·|c|, and let no norm of P·Pᵀ − 1 be above δ. With e = x − Pᵀa and f = c − Pᵀb,
/// multiplying out x·c gives a·b + e·f and terms that are together at most 3δ·|a|·|b| + β·|a|·|c| + α·|b|·|x|; and |e|² is at most |x|² − |a|² + 2α·|a|·|x| + δ·|a|². A component
/// of a is an inner product off by at most (γₘ₊₁ + 2·u)·|x|·|p| (see <see cref="ScoreBound"/>), so that α is √n times that for n directions, and so is β. The product of the bounds is rounded as one of n + 1 terms. The factors 1.05 and 1.1 below are for |a| ≤ (1 + δ)·|x| + α·|x| and for terms of second order.</para>
/// </remarks>
internal sealed unsafe class ProductUpperBound
{
    private readonly double[] _directions;
    private readonly int _columns;
    private readonly double _defect;
    private readonly double _projection;
    private readonly double _residual;
    private readonly double _least;

    /// <param name="directions">Directions that are orthonormal to rounding, row-major, rounded to float here.</param>
    /// <param name="columns">Columns: values per direction.</param>
    /// <param name="execution">Threads, cancellation.</param>
    public ProductUpperBound(double[] directions, int columns, ExecutionOptions execution)
    {
        _directions = Array.ConvertAll(directions, v => (double)(float)v);
        _columns = columns;
        Count = directions.Length / columns;
        _defect = Defect(RowProducts.TimesTransposed(_directions, _directions, columns, execution), Count);
        _projection = 1.05 * Math.Sqrt(Count) * (ScoreBound.Relative(ScoreBound.GroupChain(columns)) + (2 * ScoreBound.Roundoff));
        _residual = 1.1 * (ScoreBound.Relative(ScoreBound.GroupChain(columns)) + ScoreBound.Relative(Count + 16) + (2 * _projection) + _defect);
        _least = columns * PortableMath.PowerOfTwo(-110);
    }

    /// <summary>The number of directions. Projected records and queries have one value more.</summary>
    public int Count { get; }

    /// <summary>The directions, and a row of zeros for the residual norm.</summary>
    public PackedCentroids PackDirections(KernelSet kernel)
    {
        // The kernels multiply by −2.
        var rows = new double[(Count + 1) * _columns];
        for (int i = 0; i < _directions.Length; i++)
            rows[i] = _directions[i] / -2;
        return kernel.PackForProducts(rows, _columns, Centring.None(_columns));
    }

    /// <summary>The projections of queries, and the norms of their residuals.</summary>
    /// <param name="points">The queries, row-major.</param>
    /// <param name="norms">|c|² of each.</param>
    /// <param name="centring">Origin and unit.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="execution">Threads, cancellation.</param>
    public PackedCentroids PackQueries(double[] points, double[] norms, Centring centring, KernelSet kernel, ExecutionOptions execution)
    {
        int count = points.Length / _columns;
        float[] parts = FloatProducts.Of(centring.Apply(points, execution), _columns, _directions, kernel, execution);
        var rows = new double[count * (Count + 1)];
        double slack = (3 * ScoreBound.Roundoff) + (2.2 * _projection) + (1.1 * _defect);
        for (int q = 0; q < count; q++)
        {
            double rest = norms[q] * (1 + slack);
            for (int j = 0; j < Count; j++)
            {
                double part = parts[(j * count) + q];
                rows[(q * (Count + 1)) + j] = part;
                rest -= part * part;
            }

            rows[(q * (Count + 1)) + Count] = Length(rest);
        }

        return kernel.PackForProducts(rows, Count + 1, Centring.None(Count + 1));
    }

    /// <summary>Appends the residual norms of 64 records to their projections.</summary>
    /// <param name="parts">The parts: direction after direction, 64 values each, and 64 more.</param>
    /// <param name="squaredNorms">|x|².</param>
    [MethodImpl(KernelLoop.Options)]
    public void AddRests(float* parts, float* squaredNorms)
    {
        float* rests = parts + (Count * RecordGroup.Size);
        for (int r = 0; r < RecordGroup.Size; r += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            for (float* part = parts + r; part < rests; part += RecordGroup.Size)
                sum += *(Vector<float>*)part * *(Vector<float>*)part;
            *(Vector<float>*)(rests + r) = sum;
        }

        for (int r = 0; r < RecordGroup.Size; r++)
            rests[r] = Length((squaredNorms[r] * (1 + _residual)) - rests[r]);
    }

    /// <summary>The most by which scores from these bounds may exceed the decisive ones.</summary>
    public ScoreBound Error(double largestQueryNorm) => ScoreBound.OfUpperBounds(
        _columns,
        largestQueryNorm,
        1.1 * (ScoreBound.Relative(Count + 4) + (3 * _defect) + (2 * _projection)));

    /// <summary>The root, rounded up.</summary>
    private float Length(double squared) => (float)(Math.Sqrt(Math.Max(0, squared) + _least) * (1 + (4 * ScoreBound.Roundoff)));

    /// <summary>The Frobenius norm of P·Pᵀ − 1, an upper bound of its spectral norm.</summary>
    private static double Defect(double[] products, int count)
    {
        double sum = 0;
        for (int i = 0; i < products.Length; i++)
        {
            double off = products[i] - (i % (count + 1) == 0 ? 1 : 0);
            sum += off * off;
        }

        return Math.Sqrt(sum) + PortableMath.PowerOfTwo(-40);
    }
}
