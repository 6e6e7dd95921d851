using ClusterTools.Neighbors;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Neighbors;

public sealed unsafe class ProductUpperBoundTests
{
    private const int Length = 150;
    private const int Directions = 12;
    private const int QueryCount = 9;

    /// <summary>Scores with the bounds, less their room for rounding, are not above the scores in double, and where nothing is left outside the directions they are near them.</summary>
    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(1e-3, 1e-6)]
    [InlineData(0.0, 1.0)]
    [InlineData(0.0, 0.0)]
    public void IsNeverBelowTheProduct(double within, double outside)
    {
        var random = new RandomSource(3);
        var execution = ExecutionOptions.Default;
        var basis = new double[Directions * Length];
        for (int i = 0; i < basis.Length; i++)
            basis[i] = random.NextNormal();
        ClusterTools.Decomposition.OrthonormalRows.Make(basis, Length, random, default);
        var bound = new ProductUpperBound(basis, Length, execution);
        var records = new float[RecordGroup.Size * Length];
        for (int i = 0; i < RecordGroup.Size; i++)
        {
            for (int d = 0; d < Directions; d++)
            {
                double part = within * random.NextNormal();
                for (int j = 0; j < Length; j++)
                    records[(i * Length) + j] += (float)(part * basis[(d * Length) + j]);
            }

            for (int j = 0; j < Length; j++)
                records[(i * Length) + j] += (float)(outside * random.NextNormal());
        }

        // Some records are queries, and one query is none.
        double[] points = [.. records.Take((QueryCount - 1) * Length).Select(v => (double)v), .. Enumerable.Range(0, Length).Select(_ => random.NextNormal())];
        double largest = records.Concat(points.Select(v => (float)v)).Max(v => Math.Abs(v));
        var centring = Centring.At(new double[Length], largest, inDouble: false);
        float* low = stackalloc float[RecordGroup.Size];
        float* high = stackalloc float[RecordGroup.Size];
        foreach (var kernel in KernelSet.Supported)
        {
            double[] norms = [.. Enumerable.Range(0, QueryCount).Select(q => Product(points, q, points, q) * centring.Scale * centring.Scale)];
            double largestNorm = Math.Sqrt(norms.Max());
            var queries = new ProductQueries(points, Length, centring, angles: false, norms, kernel);
            using var bounded = new BoundedQueries(queries, bound, execution);
            using var scratch = new GroupScratch(Length, [bounded.Directions], keepsProducts: true);
            using var dots = new AlignedBuffer((long)bounded.Parts.SquaredNorms.Length * RecordGroup.Size);
            fixed (float* rows = records, point = centring.ScaledPoint)
            {
                var source = new GroupSource { Rows = (byte*)rows, Type = ElementType.Float32, Count = RecordGroup.Size, Columns = Length, Point = point, Scale = centring.Scale };
                kernel.Products(source, [bounded.Directions], scratch);
            }

            bound.AddRests(scratch.Dots, scratch.SquaredNorms);
            kernel.ProductsOf(scratch.Dots, Directions + 1, bounded.Parts, dots.Pointer);
            queries.Range(bounded.Error, scratch.SquaredNorms, low, high);
            double[] wide = [.. records.Select(v => (double)v)];
            for (int q = 0; q < QueryCount; q++)
            {
                for (int r = 0; r < RecordGroup.Size; r++)
                {
                    double norm = Product(wide, r, wide, r);
                    double score = (norm - (2 * Product(wide, r, points, q))) * centring.Scale * centring.Scale;
                    double found = low[r] + dots.Pointer[(q * RecordGroup.Size) + r];
                    Assert.True(found <= score, $"{kernel.Name}: {found} is above {score}");
                    if (outside == 0 && q < QueryCount - 1)
                        Assert.True(found >= score - (2e-3 * ((norm * centring.Scale * centring.Scale) + (largestNorm * largestNorm))) - 1e-12);
                }
            }
        }
    }

    private static double Product(double[] a, int row, double[] b, int other)
    {
        double sum = 0;
        for (int j = 0; j < Length; j++)
            sum += a[(row * Length) + j] * b[(other * Length) + j];
        return sum;
    }
}
