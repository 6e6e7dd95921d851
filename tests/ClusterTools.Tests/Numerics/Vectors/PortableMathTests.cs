using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Tests.Numerics.Vectors;

public sealed class PortableMathTests
{
    [Fact]
    public void LogAgreesWithTheFramework()
    {
        var random = new RandomSource(5);
        for (int i = 0; i < 20_000; i++)
        {
            double x = Math.Exp((random.NextDouble() - 0.5) * 1400);
            double expected = Math.Log(x);
            Assert.InRange(PortableMath.Log(x) - expected, -4e-16 * Math.Max(1, Math.Abs(expected)), 4e-16 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void EdgesOfLog(double x, double expected) => Assert.Equal(expected, PortableMath.Log(x));

    [Fact]
    public void ExpIsRightToTheLastBits()
    {
        var random = new RandomSource(2);
        for (int i = 0; i < 10_000; i++)
        {
            double x = (random.NextDouble() - 0.5) * (i % 2 == 0 ? 1400 : 4);
            double ratio = PortableMath.Exp(x) / Math.Exp(x);
            Assert.InRange(ratio, 1 - 4.5e-16, 1 + 4.5e-16);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-745.1, 4.94065645841247E-324)]
    [InlineData(-746, 0)]
    [InlineData(710, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void EdgesOfExp(double x, double expected) => Assert.Equal(expected, PortableMath.Exp(x));
}
