using ClusterTools.Decomposition;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Decomposition;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void AllComponentsOfTheDigits()
    {
        var expected = ReferenceFile.Open("scaler_pca_digits.json")["pca"];
        var digits = SharedTables.Digits();
        var pca = PrincipalComponents.Fit(digits, 64);
        AssertNear(expected["explained_variance"].Numbers, pca.ExplainedVariance, 1e-9);
        AssertNear(expected["explained_variance_ratio_first20"].Numbers, pca.ExplainedVarianceRatio, 1e-12);
        AssertNear(expected["singular_values_first10"].Numbers, pca.SingularValues, 1e-9);
        AssertNear(expected["abs_component0"].Numbers, [.. pca.Components[0].Select(Math.Abs)], 1e-10);
        AssertNear(expected["abs_component1"].Numbers, [.. pca.Components[1].Select(Math.Abs)], 1e-10);
        double[] cumulative = [.. pca.ExplainedVarianceRatio.Select((_, k) => pca.ExplainedVarianceRatio.Take(k + 1).Sum())];
        foreach (var (share, components) in expected["n_components_for"].Members)
            Assert.Equal(components.Int, 1 + Array.FindIndex(cumulative, c => c >= double.Parse(share, System.Globalization.CultureInfo.InvariantCulture)));
        AssertNear(expected["cumulative_ratio_at"].Numbers, [cumulative[1], cumulative[4], cumulative[9], cumulative[20], cumulative[29]], 1e-12);
        // What ten components leave of a picture is the variance along the others (which divides by n − 1).
        Assert.Equal(expected["reconstruction_mse_10"].Number, pca.ExplainedVariance.Skip(10).Sum() * 1796 / 1797, 1e-9);
        var scores = pca.Transform(digits);
        double[][] projections = expected["abs_projection_rows0_4_first3"].Rows;
        for (int i = 0; i < projections.Length; i++)
            AssertNear(projections[i], [.. scores.GetRecord(i).Select(Math.Abs)], 1e-10);
        Assert.Equal(64, scores.Length);
        Assert.Equal(digits.Truth, scores.Truth);
        Assert.Equal("principal components: 64 of 64 values", scores.History[^1].ToString());
    }

    [Fact]
    public void StandardisedDigitsToo()
    {
        var expected = ReferenceFile.Open("scaler_pca_digits.json")["pca_after_scaling"];
        var pca = PrincipalComponents.Fit(SeriesTransforms.Standardize(SharedTables.Digits()), 10);
        AssertNear(expected["explained_variance_first10"].Numbers, pca.ExplainedVariance, 1e-10);
        AssertNear(expected["ratio_first10"].Numbers, pca.ExplainedVarianceRatio, 1e-12);
    }

    [Fact]
    public void AFewOfManyAreTheFirstOfAll()
    {
        var set = Falling(400, 260, 1);
        var few = PrincipalComponents.Fit(set, 6);
        var all = PrincipalComponents.Fit(set, 260);
        AssertNear(all.ExplainedVariance[..6], few.ExplainedVariance, 1e-9);
        for (int k = 0; k < 6; k++)
            AssertNear(all.Components[k], few.Components[k], 1e-7);
        Assert.Equal(all.TotalVariance, few.TotalVariance);
        Assert.Equal(all.TotalVariance, all.ExplainedVariance.Sum(), 1e-9 * all.TotalVariance);
    }

    [Fact]
    public void LongRecordsGoWithoutTheCovariance()
    {
        var set = Falling(300, 120, 2);
        var dense = PrincipalComponents.Fit(set, 5);
        var streamed = PrincipalComponents.Fit(set, 5, whiten: false, denseLimit: 10, null);
        AssertNear(dense.ExplainedVariance, streamed.ExplainedVariance, 1e-6);
        Assert.Equal(dense.TotalVariance, streamed.TotalVariance, 1e-9 * dense.TotalVariance);
        for (int k = 0; k < 5; k++)
            AssertNear(dense.Components[k], streamed.Components[k], 1e-5);
    }

    [Fact]
    public void NoiseWithoutALeadingDirectionIsSolvedInFull()
    {
        var random = new RandomSource(9);
        var set = SeriesSet.FromArray([.. Enumerable.Range(0, 300 * 210).Select(_ => random.NextNormal())], 300, 210);
        var pca = PrincipalComponents.Fit(set, 8);
        double[] expected = PrincipalComponents.Fit(set, 210).ExplainedVariance[..8];
        AssertNear(expected, pca.ExplainedVariance, 1e-10);
    }

    [Fact]
    public void ALargeOffsetAndConstantColumnsDoNoHarm()
    {
        var random = new RandomSource(3);
        double[][] plain = [.. Enumerable.Range(0, 500).Select(_ => new[] { random.NextNormal(), 3 * random.NextNormal(), 0, 0.1 * random.NextNormal() })];
        double[][] moved = [.. plain.Select(r => new[] { r[0] + 1e7, r[1] + 1e7, 0.1, r[3] - 1e7 })];
        var a = PrincipalComponents.Fit(SeriesSet.FromRows(plain), 4);
        var b = PrincipalComponents.Fit(SeriesSet.FromRows(moved), 4);
        AssertNear(a.ExplainedVariance, b.ExplainedVariance, 1e-6);
        Assert.Equal(0, b.ExplainedVariance[3], 1e-12);
        Assert.Equal(0.1, b.Mean[2], 1e-15);
    }

    [Fact]
    public void WhitenedValuesHaveVarianceOne()
    {
        var set = Falling(200, 12, 4);
        var white = PrincipalComponents.Fit(set, 4, whiten: true).Transform(set);
        for (int k = 0; k < 4; k++)
        {
            double[] column = [.. Enumerable.Range(0, 200).Select(i => white.GetRecord(i)[k])];
            Assert.Equal(0, column.Average(), 1e-9);
            Assert.Equal(1, column.Sum(v => v * v) / 199, 1e-9);
        }

        Assert.EndsWith("whitened", white.History[^1].Detail);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ThreadsAndBuildsDoNotShow(bool shortValues)
    {
        var random = new RandomSource(6);
        float[] values = [.. Enumerable.Range(0, 1000 * 30).Select(i => shortValues ? random.NextInt32(256) : (float)(random.NextNormal() / (1 + (i % 30))))];
        var set = SeriesSet.FromArray(values, 1000, 30);
        var one = PrincipalComponents.Fit(set, 7, false, new ExecutionOptions { ThreadCount = 1 });
        foreach (int threads in new[] { 2, 7 })
        {
            var other = PrincipalComponents.Fit(set, 7, false, new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(one.Components, other.Components);
            Assert.Equal(one.ExplainedVariance, other.ExplainedVariance);
        }

        byte[] bytes = [.. one.ExplainedVariance.Concat(one.Components.SelectMany(c => c)).SelectMany(BitConverter.GetBytes)];
        Assert.Equal(shortValues ? "d249a10e9e12ef1c" : "78c77cc342819e04", Hash.Sha256(bytes)[..16]);
    }

    [Fact]
    public void ProductsOfShortValuesAreTheSameFusedOrNot()
    {
        Assert.True(GramKernel.IsShort(255.25));
        Assert.True(GramKernel.IsShort(-0.0));
        Assert.False(GramKernel.IsShort(0.1));
        Assert.False(GramKernel.IsShort(1 + Math.Pow(2, -26)));
        Assert.True(GramKernel.IsShort(1 + Math.Pow(2, -25)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void RefusesMoreComponentsThanThereAre(int count)
    {
        var set = SeriesSet.FromRows([[1.0, 2, 3], [4, 5, 7]]);
        Assert.Contains("have 1 to 2", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(set, count)).Message);
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(SeriesSet.FromRows([[1.0], [double.NaN]]), 1));
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(set, 1).Transform(SeriesSet.FromRows([[1.0]])));
    }

    private static SeriesSet Falling(int count, int length, long seed)
    {
        var random = new RandomSource(seed);
        double[][] directions = [.. Enumerable.Range(0, length).Select(_ => Enumerable.Range(0, length).Select(_ => random.NextNormal()).ToArray())];
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new double[length];
            for (int k = 0; k < 30 && k < length; k++)
            {
                double score = random.NextNormal() * Math.Pow(0.7, k);
                for (int j = 0; j < length; j++)
                    rows[i][j] += score * directions[k][j];
            }

            for (int j = 0; j < length; j++)
                rows[i][j] += 1e-5 * random.NextNormal();
        }

        return SeriesSet.FromRows(rows);
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance * (1 + Math.Abs(expected[i])));
    }
}
