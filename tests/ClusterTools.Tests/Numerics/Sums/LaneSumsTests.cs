using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Tests.Numerics.Sums;

public sealed class LaneSumsTests
{
    [Fact]
    public void VectorsAndScalarsAgreeToTheBit()
    {
        var random = new RandomSource(1);
        for (int length = 0; length < 200; length++)
        {
            double[] a = Numbers(random, length);
            double[] b = Numbers(random, length);
            Assert.Equal(LaneSums.ScalarSum(a), LaneSums.Sum(a));
            Assert.Equal(LaneSums.ScalarDot(a, b), LaneSums.Dot(a, b));
            double distance = LaneSums.ScalarSquaredDistance(a, b);
            Assert.Equal(distance, LaneSums.SquaredDistance(a, b));
            Assert.Equal(distance, LaneSums.SquaredDistance(a, b, distance));
            if (distance > 0)
                Assert.True(LaneSums.SquaredDistance(a, b, distance / 2) > distance / 2);
        }
    }

    [Fact]
    public void SumsOfWhatIsKnown()
    {
        double[] a = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        Assert.Equal(5050, LaneSums.Sum(a));
        Assert.Equal(338350, LaneSums.Dot(a, a));
        Assert.Equal(338350, LaneSums.SquaredDistance(a, new double[100]));
    }

    private static double[] Numbers(RandomSource random, int length)
    {
        var numbers = new double[length];
        for (int i = 0; i < length; i++)
            numbers[i] = random.NextNormal() * Math.Pow(2, random.NextInt32(40) - 20);
        return numbers;
    }
}
