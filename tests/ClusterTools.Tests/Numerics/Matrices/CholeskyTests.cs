using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Numerics.Matrices;

public sealed class CholeskyTests
{
    [Fact]
    public void FactorsASmallMatrix()
    {
        // [[2,0,0],[6,1,0],[-8,5,3]] times its transpose.
        double[] matrix = [4, 12, -16, 12, 37, -43, -16, -43, 98];
        var lower = new double[9];
        Assert.True(Cholesky.TryFactor(matrix, 3, lower));
        Assert.Equal([2, 0, 0, 6, 1, 0, -8, 5, 3], lower);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    public void InverseAndReversedFactorUndoTheMatrix(int length)
    {
        double[] matrix = Positive(length);
        var lower = new double[length * length];
        Assert.True(Cholesky.TryFactor(matrix, length, lower));
        double[] inverse = Cholesky.InvertLower(lower, length);
        var reversed = new double[length * length];
        Assert.True(Cholesky.TryFactorReversed(matrix, length, reversed));
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < length; j++)
            {
                double product = 0;
                double square = 0;
                for (int k = 0; k < length; k++)
                {
                    product += inverse[(i * length) + k] * lower[(k * length) + j];
                    square += reversed[(k * length) + i] * reversed[(k * length) + j];
                }

                Assert.Equal(i == j ? 1 : 0, product, 1e-12);
                Assert.Equal(matrix[(i * length) + j], square, 1e-10);
                if (j > i)
                    Assert.Equal([0, 0, 0], [lower[(i * length) + j], inverse[(i * length) + j], reversed[(i * length) + j]]);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 2, 1)]
    [InlineData(-1, 0, 1)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(1, 0, double.PositiveInfinity)]
    public void RefusesWhatIsNotPositiveDefinite(double a, double b, double c)
    {
        Assert.False(Cholesky.TryFactor([a, b, b, c], 2, new double[4]));
        Assert.False(Cholesky.TryFactorReversed([a, b, b, c], 2, new double[4]));
    }

    private static double[] Positive(int length)
    {
        var random = new RandomSource(length);
        var root = new double[length * length];
        for (int i = 0; i < root.Length; i++)
            root[i] = random.NextNormal();
        var matrix = new double[length * length];
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < length; j++)
            {
                for (int k = 0; k < length; k++)
                    matrix[(i * length) + j] += root[(i * length) + k] * root[(j * length) + k];
            }

            matrix[(i * length) + i] += 1;
        }

        return matrix;
    }
}
