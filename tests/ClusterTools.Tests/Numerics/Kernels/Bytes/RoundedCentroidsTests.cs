using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Numerics.Kernels.Bytes;

public sealed unsafe class RoundedCentroidsTests
{
    [Theory]
    [InlineData(255, 1)]
    [InlineData(128, 1)]
    [InlineData(127, 2)]
    [InlineData(16, 8)]
    [InlineData(1, 128)]
    [InlineData(0, 128)]
    public void StepsKeepTheLargestValueInAByte(int largest, int steps) => Assert.Equal(steps, RoundedCentroids.StepsFor(largest));

    [Theory]
    [InlineData(255, 1)]
    [InlineData(16, 8)]
    public void DistancesAreOffByTheErrorAtMost(int largest, int steps)
    {
        const int Columns = 75;
        var random = new RandomSource(8);
        byte[] record = [.. Enumerable.Range(0, Columns).Select(_ => (byte)random.NextInt32(largest + 1))];
        double[] centroid = [.. Enumerable.Range(0, Columns).Select(_ => largest * random.NextDouble())];
        using var rounded = new RoundedCentroids(Columns, 2, steps, scale: 0.25);
        rounded.Set(0, centroid);
        rounded.Set(1, default);
        rounded.Complete();
        fixed (byte* x = record)
        {
            int term = RoundedCentroids.RecordTerm(ByteScorer.Scalar, x, Columns, steps);
            int value = rounded.Value(0, ByteScorer.Scalar.One(x, rounded.Row(0), Columns));
            double distance = 0;
            int whole = 0;
            for (int j = 0; j < Columns; j++)
            {
                distance += (record[j] - centroid[j]) * (record[j] - centroid[j]);
                int step = (steps * record[j]) - (int)Math.Round(steps * centroid[j]);
                whole += step * step;
            }

            Assert.Equal(whole, value + term);
            Assert.InRange(Math.Abs(rounded.Distance(value, term) - (0.25 * Math.Sqrt(distance))), 0, rounded.Error);
            Assert.InRange(rounded.Error, 0, 0.25 * 0.5 * Math.Sqrt(Columns) / steps);
        }

        Assert.Equal(int.MaxValue, rounded.SquaredNorms[1]);
    }

    [Fact]
    public void CentroidsOutsideOfTheBytesAreFarFromWhatTheyAreRoundedTo()
    {
        using var rounded = new RoundedCentroids(40, 1, steps: 1, scale: 1);
        double[] centroid = new double[40];
        centroid[7] = 300;
        centroid[39] = -60;
        rounded.Set(0, centroid);
        rounded.Complete();
        Assert.Equal(75, rounded.Error, 1e-3);
    }
}
