using ClusterTools.Rendering.Plots.Layout;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Rendering.Plots;

/// <summary>Ticks are numbers that a person would choose.</summary>
public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(-1, 1, 4, "−1.0 −0.5 0 0.5 1.0")]
    [InlineData(0.1, 0.3, 4, "0.10 0.15 0.20 0.25 0.30")]
    [InlineData(3, 97, 5, "20 40 60 80")]
    [InlineData(0, 40000, 4, "0 10,000 20,000 30,000 40,000")]
    [InlineData(0, 2500, 5, "0 500 1000 1500 2000 2500")]
    [InlineData(-0.0000001, 0.00000005, 3, "−1.0 −0.5 0 0.5")]
    public void LabelsAreRoundNumbers(double minimum, double maximum, int most, string expected) =>
        Assert.Equal(expected, string.Join(" ", AxisTicks.Between(minimum, maximum, most).Ticks.Select(t => t.Label)));

    [Theory]
    [InlineData(0, 3e9, "×10⁹")]
    [InlineData(0, 5e-7, "×10⁻⁷")]
    [InlineData(0, 500, "")]
    public void LongNumbersShareAPowerOfTen(double minimum, double maximum, string suffix) =>
        Assert.Equal(suffix, AxisTicks.Between(minimum, maximum, 5).Suffix);

    [Fact]
    public void WholeNumbersStayWhole() =>
        Assert.Equal(["0", "1", "2"], AxisTicks.Between(0, 2, 20, whole: true).Ticks.Select(t => t.Label));

    [Fact]
    public void TicksAreFewDistinctAndWithinTheRange() => Prop.ForAll<double, double, byte>((a, b, most) =>
    {
        if (!double.IsFinite(a) || !double.IsFinite(b) || a == b)
            return;
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        int count = 1 + (most % 12);
        var ticks = AxisTicks.Between(low, high, count).Ticks;
        Assert.True(ticks.Count <= count + 1);
        Assert.Equal(ticks.Count, ticks.Select(t => t.Label).Distinct().Count());
        double slack = 1e-6 * ((high / 2) - (low / 2));
        Assert.All(ticks, t => Assert.True(t.Value >= low - slack && t.Value <= high + slack));
        Assert.All(ticks, t => Assert.DoesNotMatch("^−0(\\.0*)?$", t.Label));
        Assert.All(ticks, t => Assert.True(t.Label.Length <= 20, t.Label));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.5, 3, "0.5")]
    [InlineData(-0.0001, 2, "−1×10⁻⁴")]
    [InlineData(0, 3, "0")]
    [InlineData(1234.5678, 2, "1234.57")]
    [InlineData(12345, 1, "12,345")]
    [InlineData(double.NaN, 1, "undefined")]
    [InlineData(double.NegativeInfinity, 1, "−∞")]
    [InlineData(2.5e12, 1, "2.5×10¹²")]
    public void NumbersAreWrittenForPeople(double value, int decimals, string expected) => Assert.Equal(expected, AxisTicks.Format(value, decimals));
}
