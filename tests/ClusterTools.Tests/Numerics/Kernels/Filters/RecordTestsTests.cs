using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Numerics.Kernels.Filters;

/// <summary>Every vector width against plain loops, on values with many ties, infinities and NaNs.</summary>
public sealed unsafe class RecordTestsTests
{
    private const int Size = RecordGroup.Size;
    private readonly RandomSource _random = new(2);

    [Fact]
    public void ALimitTakesWhatLiesOnIt()
    {
        float* offsets = stackalloc float[Size];
        float* scores = stackalloc float[Size];
        foreach (float limit in new[] { -9f, -1f, 0f, 0.25f, 1f, float.PositiveInfinity })
        {
            Fill(offsets);
            Fill(scores);
            ulong expected = Bits(r => offsets[r] + scores[r] <= limit);
            foreach (var tests in RecordTests.Supported)
                Assert.Equal(expected, tests.WithinLimit(offsets, scores, limit));
        }
    }

    [Fact]
    public void ABoundRulesOutOnlyWhatIsAbove()
    {
        float* bounds = stackalloc float[Size];
        float* distances = stackalloc float[Size];
        foreach (float drift in new[] { 0f, 0.5f, 3f })
        {
            Fill(bounds);
            Fill(distances);
            ulong expected = Bits(r => !(bounds[r] - drift - (0.125f * (bounds[r] + drift)) > distances[r]));
            foreach (var tests in RecordTests.Supported)
                Assert.Equal(expected, tests.WithinBound(bounds, drift, 0.125f, distances));
        }
    }

    [Fact]
    public void ARecordIsSettledWhereItsLabelIsSureAndTheSame()
    {
        float* memory = stackalloc float[NearestState.Floats];
        int* labels = stackalloc int[Size];
        var nearest = new NearestState(memory);
        for (int round = 0; round < 10; round++)
        {
            Fill(nearest.Gap);
            for (int r = 0; r < Size; r++)
            {
                // Up to the largest index that a centroid may have, and the label for none.
                labels[r] = _random.NextInt32(3) switch { 0 => -1, 1 => (1 << 24) - 1 - _random.NextInt32(2), _ => _random.NextInt32(3) };
                nearest.Index[r] = Math.Max(labels[r] - _random.NextInt32(2), 0);
            }

            ulong expected = Bits(r => !(nearest.Gap[r] > 0) || (int)nearest.Index[r] != labels[r]);
            foreach (var tests in RecordTests.Supported)
                Assert.Equal(expected, tests.Changed(nearest, labels));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void ATrialPassesOnWhatAnyPointMayBeNearerTo(int points)
    {
        float* products = stackalloc float[Size * 7];
        float* scores = stackalloc float[Size];
        float* crosses = stackalloc float[Size];
        float* norms = stackalloc float[Size];
        float* offsets = stackalloc float[Size];
        float* limits = stackalloc float[Size];
        for (int round = 0; round < 5; round++)
        {
            // Minima with NaN differ between machines: products are finite.
            for (int i = 0; i < Size * points; i++)
                products[i] = _random.NextInt32(17) - 8;
            foreach (var values in new[] { (IntPtr)scores, (IntPtr)crosses, (IntPtr)norms })
            {
                for (int i = 0; i < Size; i++)
                    ((float*)values)[i] = _random.NextInt32(9) / 4f;
            }

            Fill(offsets);
            Fill(limits);
            ulong expected = Bits(r =>
            {
                float least = float.PositiveInfinity;
                for (int t = 0; t < points; t++)
                    least = Math.Min(least, products[(t * Size) + r] + scores[t] - (crosses[t] * norms[r]));
                return !(least + offsets[r] > limits[r]);
            });
            foreach (var tests in RecordTests.Supported)
                Assert.Equal(expected, tests.WithinTrial(products, scores, crosses, points, norms, offsets, limits));
        }
    }

    [Theory]
    [InlineData(1UL, 0, 1)]
    [InlineData(0x8000000000000000UL, 63, 1)]
    [InlineData(0x0000000500000000UL, 32, 2)]
    [InlineData(ulong.MaxValue, 0, 64)]
    public void TellsTheLowestAndHowMany(ulong records, int lowest, int count)
    {
        Assert.Equal(lowest, RecordBits.First(records));
        Assert.Equal(count, RecordBits.Count(records));
    }

    private static ulong Bits(Func<int, bool> isSet) => Enumerable.Range(0, Size).Where(isSet).Aggregate(0UL, (bits, r) => bits | (1UL << r));

    /// <summary>Quarters, to have ties.</summary>
    private void Fill(float* values)
    {
        for (int r = 0; r < Size; r++)
        {
            values[r] = _random.NextInt32(16) switch
            {
                0 => float.NaN,
                1 => float.PositiveInfinity,
                _ => (float)Math.Round(_random.NextNormal() * 4) / 4,
            };
        }
    }
}
