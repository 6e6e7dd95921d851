using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Tests.Numerics.Kernels;

public sealed unsafe class RowScorerTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(784)]
    public void SomeProductsAreThoseOfSingleRows(int stride)
    {
        const int Rows = 40;
        var random = new RandomSource(6);
        using var memory = new AlignedBuffer((Rows + 1) * stride);

        // Integers, whose products and sums are exact in any order.
        for (int i = 0; i < (Rows + 1) * stride; i++)
            memory.Pointer[i] = random.NextInt32(21) - 10;
        float* centroid = memory.Pointer + (Rows * stride);
        float* dots = stackalloc float[Rows];
        int* list = stackalloc int[Rows + 3];
        foreach (var kernel in KernelSet.Supported)
        {
            for (int count = 1; count <= 9; count++)
            {
                new Span<float>(dots, Rows).Fill(float.NaN);
                for (int i = 0; i < count; i++)
                    list[i] = (i * 11) % Rows;
                kernel.Rows.Some(memory.Pointer, list, count, centroid, stride, dots);
                for (int r = 0; r < Rows; r++)
                {
                    float expected = 0;
                    for (int j = 0; j < stride; j++)
                        expected += memory.Pointer[(r * stride) + j] * centroid[j];
                    bool listed = Enumerable.Range(0, count).Any(i => i * 11 % Rows == r);
                    Assert.Equal(listed ? expected : float.NaN, dots[r]);
                }
            }
        }
    }
}
