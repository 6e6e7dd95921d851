using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Numerics.Kernels.Filters;

public sealed unsafe class LimitTestTests
{
    [Fact]
    public void Has_a_bit_for_each_score_within_the_limit()
    {
        var random = new RandomSource(2);
        float* offsets = stackalloc float[RecordGroup.Size];
        float* scores = stackalloc float[RecordGroup.Size];
        foreach (float limit in new[] { -9f, -1f, 0f, 0.25f, 1f, float.PositiveInfinity })
        {
            ulong expected = 0;
            for (int r = 0; r < RecordGroup.Size; r++)
            {
                // Quarters, so that some are the limit itself.
                offsets[r] = (float)Math.Round(random.NextNormal() * 4) / 4;
                scores[r] = (float)Math.Round(random.NextNormal() * 4) / 4;
                if (offsets[r] + scores[r] <= limit)
                    expected |= 1UL << r;
            }

            Assert.Equal(expected, LimitTest.Within(offsets, scores, limit));
        }
    }

    [Theory]
    [InlineData(1UL, 0, 1)]
    [InlineData(0x8000000000000000UL, 63, 1)]
    [InlineData(0x0000000500000000UL, 32, 2)]
    [InlineData(ulong.MaxValue, 0, 64)]
    public void Tells_the_lowest_and_how_many(ulong records, int lowest, int count)
    {
        Assert.Equal(lowest, LimitTest.First(records));
        Assert.Equal(count, LimitTest.Count(records));
    }
}
