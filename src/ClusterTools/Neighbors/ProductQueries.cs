using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Neighbors;

/// <summary>Queries prepared for the float kernels, with the bound on the rounding error of their scores.</summary>
/// <remarks>The score of a record x' and a query c' (both centred and in the kernels' unit) is |x'|² − 2·x'·c', or −2·x'·c' where angles are compared.</remarks>
internal sealed unsafe class ProductQueries
{
    /// <param name="points">The queries, row-major.</param>
    /// <param name="columns">Columns: values per query.</param>
    /// <param name="centring">Origin and unit.</param>
    /// <param name="angles">Whether angles are compared: scores are without the records' norms.</param>
    /// <param name="squaredNorms">|c'|² of each.</param>
    /// <param name="kernel">The kernel.</param>
    public ProductQueries(double[] points, int columns, Centring centring, bool angles, double[] squaredNorms, KernelSet kernel)
    {
        Points = points;
        Columns = columns;
        Centring = centring;
        Angles = angles;
        SquaredNorms = squaredNorms;
        LargestNorm = Math.Sqrt(squaredNorms.Max());
        Kernel = kernel;
        Packed = kernel.PackForProducts(points, columns, centring);
        Error = ScoreBound.OfKernels(columns, LargestNorm, kernel);
    }

    public double[] Points { get; }

    public int Columns { get; }

    public int Count => Points.Length / Columns;

    public Centring Centring { get; }

    public bool Angles { get; }

    /// <summary>|c'|² of each.</summary>
    public double[] SquaredNorms { get; }

    /// <summary>The largest |c'|.</summary>
    public double LargestNorm { get; }

    public KernelSet Kernel { get; }

    public PackedCentroids Packed { get; }

    /// <summary>The maximum error of a computed score.</summary>
    public ScoreBound Error { get; }

    /// <summary>The offsets from the products (times −2) of 64 records to the lower and upper bounds of their scores.</summary>
    /// <param name="error">The maximum error of scores.</param>
    /// <param name="squaredNorms">|x'|² of the records.</param>
    /// <param name="low">The lowest.</param>
    /// <param name="high">The highest.</param>
    public void Range(in ScoreBound error, float* squaredNorms, float* low, float* high)
    {
        for (int r = 0; r < RecordGroup.Size; r++)
        {
            float norm = Angles ? 0 : squaredNorms[r];
            float off = error.Of(squaredNorms[r]);
            low[r] = norm - off;
            high[r] = norm + off;
        }
    }
}
