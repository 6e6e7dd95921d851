using ClusterTools.Numerics.Optimization;

namespace ClusterTools.Tests.Numerics.Optimization;

public class LimitedMemoryBfgsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    public void FindsTheFloorOfRosenbrocksValley(int count)
    {
        var start = new double[count];
        for (int i = 0; i < count; i++)
            start[i] = i % 2 == 0 ? -1.2 : 1;
        var (point, value) = LimitedMemoryBfgs.Minimize(Rosenbrock, start, 2000);
        Assert.Equal(0, value, 10);
        Assert.All(point, x => Assert.Equal(1, x, 4));
    }

    [Fact]
    public void SolvesAnIllConditionedQuadratic()
    {
        // Curvatures from 1 to 10,000, the minimum at 1, 2, …
        var (point, _) = LimitedMemoryBfgs.Minimize(
            (x, gradient) =>
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double curvature = Math.Pow(10, i), d = x[i] - (i + 1);
                    gradient[i] = curvature * d;
                    sum += 0.5 * curvature * d * d;
                }

                return sum;
            },
            new double[5],
            500);
        Assert.Equal([1, 2, 3, 4, 5], point, (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void SpendsNoMoreEvaluationsThanGiven()
    {
        int calls = 0;
        double lowest = double.PositiveInfinity;
        var (_, value) = LimitedMemoryBfgs.Minimize(
            (x, gradient) =>
            {
                calls++;
                double at = Rosenbrock(x, gradient);
                lowest = Math.Min(lowest, at);
                return at;
            },
            [-1.2, 1],
            17);
        Assert.Equal(17, calls);
        Assert.Equal(lowest, value);
    }

    [Fact]
    public void StaysWhereTheGradientVanishes()
    {
        int calls = 0;
        var (point, value) = LimitedMemoryBfgs.Minimize(
            (_, gradient) =>
            {
                calls++;
                gradient.Clear();
                return 7;
            },
            [3, 4],
            100);
        Assert.Equal([3, 4], point);
        Assert.Equal(7, value);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void StepsBackFromWhereTheFunctionIsUndefined()
    {
        // x − ln x, which is minimal at 1 and NaN for negative x.
        var (point, _) = LimitedMemoryBfgs.Minimize(
            (x, gradient) =>
            {
                gradient[0] = 1 - (1 / x[0]);
                return x[0] - Math.Log(x[0]);
            },
            [1e-3],
            200);
        Assert.Equal(1, point[0], 5);
    }

    private static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i += 2)
        {
            double rise = x[i + 1] - (x[i] * x[i]), rest = 1 - x[i];
            sum += (100 * rise * rise) + (rest * rest);
            gradient[i] = (-400 * x[i] * rise) - (2 * rest);
            gradient[i + 1] = 200 * rise;
        }

        return sum;
    }
}
