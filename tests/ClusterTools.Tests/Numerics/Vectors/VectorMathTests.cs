using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Tests.Numerics.Vectors;

public sealed class VectorMathTests
{
    [Fact]
    public void ExpHasTheBitsOfThePortableOne()
    {
        var random = new RandomSource(3);
        for (int i = 0; i < 20_000; i++)
        {
            double x = (random.NextDouble() * (i % 2 == 0 ? 1410 : 3)) - (i % 2 == 0 ? 707 : 1.5);
            Assert.Equal(PortableMath.Exp(x), VectorMath<double, DoubleScalarOps>.Exp(x));
        }
    }

    [Fact]
    public void LogHasTheBitsOfThePortableOne()
    {
        var random = new RandomSource(4);
        for (int i = 0; i < 20_000; i++)
        {
            double x = Math.Exp((random.NextDouble() - 0.5) * (i % 2 == 0 ? 1400 : 3));
            Assert.Equal(PortableMath.Log(x), VectorMath<double, DoubleScalarOps>.Log(x));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-708.5, 0)]
    [InlineData(-1e300, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    public void ExpIsNeverSubnormal(double x, double expected) => Assert.Equal(expected, VectorMath<double, DoubleScalarOps>.Exp(x));
}
