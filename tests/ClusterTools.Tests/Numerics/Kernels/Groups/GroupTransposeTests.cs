using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Tests.Numerics.Kernels.Groups;

public sealed unsafe class GroupTransposeTests
{
    private const int Size = RecordGroup.Size;

    [Theory]
    [InlineData(ElementType.UInt8)]
    [InlineData(ElementType.UInt16)]
    [InlineData(ElementType.Int16)]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void EveryBlockSizeGivesTheSameValues(ElementType type)
    {
        const int Columns = 27;
        var random = new RandomSource(3);
        byte[] rows = new byte[Size * Columns * 8];
        for (int i = 0; i < Size * Columns; i++)
        {
            double value = random.NextInt32(200);
            ElementConvert.FromDouble(type, [type is ElementType.Float32 or ElementType.Float64 ? value + random.NextDouble() : value], rows.AsSpan(i * type.Size(), type.Size()));
        }

        using var memory = new AlignedBuffer((2 * Size * Columns) + (2 * Size) + Columns);
        float* expected = memory.Pointer, actual = expected + (Size * Columns), norms = actual + (Size * Columns), point = norms + (2 * Size);
        for (int j = 0; j < Columns; j++)
            point[j] = (float)(random.NextDouble() * 50);
        fixed (byte* first = rows)
        {
            foreach (int count in new[] { Size, 37 })
            {
                var source = new GroupSource { Rows = first, Type = type, Count = count, Columns = Columns, Point = point, Scale = 0.5 };
                foreach (int side in GroupTranspose.Sides)
                {
                    new Span<float>(norms, 2 * Size).Clear();
                    GroupTranspose.Run(1, source, 2, Columns - 2, expected, norms);
                    GroupTranspose.Run(side, source, 2, Columns - 2, actual, norms + Size);
                    Assert.Equal(new Span<float>(expected, Size * (Columns - 2)).ToArray(), new Span<float>(actual, Size * (Columns - 2)).ToArray());
                    for (int r = 0; r < Size; r++)
                        Assert.Equal(norms[r], norms[Size + r], norms[r] * 1e-5f);
                }

                // The expected value, by the definition.
                Assert.Equal((float)((Value(5, 6) * 0.5) - point[6]), expected[(4 * Size) + 5], 1e-5f);
                Assert.Equal(count == Size, expected[Size - 1] != 0);
            }

            double Value(int row, int column)
            {
                double[] value = new double[1];
                ElementConvert.ToDouble(type, rows.AsSpan(((row * Columns) + column) * type.Size(), type.Size()), value);
                return value[0];
            }
        }
    }
}
