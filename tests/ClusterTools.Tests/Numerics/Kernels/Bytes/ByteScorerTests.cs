using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Tests.Numerics.Kernels.Bytes;

public sealed unsafe class ByteScorerTests
{
    public static TheoryData<int> Columns { get; } = [32, 33, 47, 63, 64, 100, 784, ByteScorer.MaximumColumns];

    [Theory]
    [MemberData(nameof(Columns))]
    public void ProductsOfTheKernelsAreThoseOfPlainLoops(int columns)
    {
        const int Rows = 9;
        const int Centroids = 10;
        using var records = new AlignedBuffer((Rows * columns / sizeof(float)) + 1);
        using var centroids = Rounded(columns, Centroids, out double[] values);
        byte* x = (byte*)records.Pointer;
        Fill(x, Rows * columns);
        int* dots = stackalloc int[Centroids * RecordGroup.Size];
        byte* list = stackalloc byte[Rows];
        foreach (var scorer in Scorers())
        {
            for (int count = 1; count <= Rows; count++)
            {
                new Span<int>(dots, Centroids * RecordGroup.Size).Fill(int.MinValue);
                for (int i = 0; i < count; i++)
                    list[i] = (byte)(i * 2 % Rows);
                scorer.Many(x, list, count, centroids.Row(0), Centroids, columns, dots);
                for (int k = 0; k < Centroids; k++)
                {
                    for (int r = 0; r < RecordGroup.Size; r++)
                    {
                        bool listed = Enumerable.Range(0, count).Any(i => i * 2 % Rows == r);
                        Assert.Equal(listed ? Product(x + (r * columns), values, k, columns) : int.MinValue, dots[(k * RecordGroup.Size) + r]);
                    }
                }
            }

            for (int r = 0; r < Rows; r++)
                Assert.Equal(Product(x + (r * columns), values, r, columns), scorer.One(x + (r * columns), centroids.Row(r), columns));
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void MomentsAreThoseOfPlainLoops(int columns)
    {
        using var memory = new AlignedBuffer((columns / sizeof(float)) + 1);
        byte* x = (byte*)memory.Pointer;
        Fill(x, columns);
        int sum = 0;
        int products = 0;
        for (int j = 0; j < columns; j++)
        {
            sum += x[j];
            products += x[j] * (x[j] - 128);
        }

        foreach (var scorer in Scorers())
            Assert.Equal((sum, products), scorer.Moments(x, columns));
    }

    private static IEnumerable<ByteScorer> Scorers() => KernelSet.Supported.Select(k => k.Bytes).Append(ByteScorer.Scalar).OfType<ByteScorer>();

    // Extreme values first, where sums are largest.
    private static void Fill(byte* x, int count)
    {
        var random = new RandomSource(3);
        for (int i = 0; i < count; i++)
            x[i] = i < count / 3 ? byte.MaxValue : (byte)random.NextInt32(256);
    }

    private static RoundedCentroids Rounded(int columns, int count, out double[] values)
    {
        var random = new RandomSource(4);
        var rounded = new RoundedCentroids(columns, count, steps: 1, scale: 1);
        values = [.. Enumerable.Range(0, count * columns).Select(i => i < columns ? 0.0 : random.NextInt32(256))];
        for (int k = 0; k < count; k++)
            rounded.Set(k, values.AsSpan(k * columns, columns));
        return rounded;
    }

    private static int Product(byte* x, double[] values, int centroid, int columns)
    {
        int sum = 0;
        for (int j = 0; j < columns; j++)
            sum += x[j] * ((int)values[(centroid * columns) + j] - 128);
        return sum;
    }
}
