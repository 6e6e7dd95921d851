using ClusterTools.Numerics;

namespace ClusterTools.Tests.Numerics;

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
}
