using ClusterTools.Decomposition;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Decomposition;

public sealed class MatrixFactorizationTests
{
    [Fact]
    public void NonNegativePartsOfTheDigitsComeAsNearAsThoseOfScikitLearn()
    {
        // NMF(10, init='nndsvda') of scikit-learn 1.2.1 is at 864.577 after the same 200 passes; its start comes from approximate singular vectors, this one from exact ones.
        var digits = SharedTables.Digits();
        var result = MatrixFactorization.Fit(digits, new MatrixFactorizationOptions { ComponentCount = 10 });
        Assert.Equal(862.749, result.Error, 0.001);
        Assert.Equal(200, result.Iterations);
        Assert.Equal("NotConverged", Assert.Single(result.Warnings).Id);
        Assert.All(result.Components, c => Assert.True(c.All(v => v >= 0)));
        Assert.Equal(result.Error, Residual(digits, result), 1e-6);
    }

    [Fact]
    public void PartsThatAreThereAreFound()
    {
        double[][] parts = [[5, 4, 0, 0, 0, 1], [0, 0, 3, 6, 0, 0], [0, 1, 0, 0, 7, 7]];
        var random = new RandomSource(1);
        double[][] rows = [.. Enumerable.Range(0, 200).Select(i =>
        {
            double[] w = [i % 3 == 0 ? 0 : random.NextDouble(), i % 3 == 1 ? 0 : random.NextDouble(), i % 3 == 2 ? 0 : random.NextDouble()];
            return Enumerable.Range(0, 6).Select(j => Enumerable.Range(0, 3).Sum(k => w[k] * parts[k][j])).ToArray();
        })];
        var result = MatrixFactorization.Fit(SeriesSet.FromRows(rows), new MatrixFactorizationOptions { ComponentCount = 3, MaxIterations = 2000, Tolerance = 1e-7 });
        Assert.True(result.Error < 0.05, $"{result.Error}");
        foreach (double[] part in parts)
            Assert.Contains(result.Components, c => Cosine(c, part) > 0.999);
    }

    [Fact]
    public void IndependentSignalsAreToldApart()
    {
        // Three maps that have nothing to do with each other, seen through three time courses.
        var random = new RandomSource(2);
        double[][] courses = [[1, 2, 0, -1, 3], [0, 1, 4, 1, 0], [2, -1, 0, 5, 1]];
        double[][] maps = [.. Enumerable.Range(0, 3).Select(k => Enumerable.Range(0, 2000).Select(i => k == 0 ? Math.Sign(Math.Sin(i / 7.0)) : k == 1 ? (i % 50 / 25.0) - 1 : Math.Pow(random.NextNormal(), 3)).ToArray())];
        double[][] rows = [.. Enumerable.Range(0, 2000).Select(i => Enumerable.Range(0, 5).Select(j => 10 + Enumerable.Range(0, 3).Sum(k => maps[k][i] * courses[k][j])).ToArray())];
        var set = SeriesSet.FromRows(rows);
        var result = MatrixFactorization.Fit(set, new MatrixFactorizationOptions { Method = FactorizationMethod.Independent, ComponentCount = 3 });
        Assert.True(result.Converged);
        Assert.Empty(result.Warnings);
        foreach (double[] course in courses)
            Assert.Contains(result.Components, c => Math.Abs(Cosine(c, course)) > 0.99);
        Assert.Equal(0, result.Error, 1e-3);
        Assert.Equal(0, Residual(set, result), 1e-6);
        for (int k = 0; k < 3; k++)
            Assert.Equal(1, Enumerable.Range(0, 2000).Sum(i => Math.Pow(result.Weights.GetRecord(i)[k], 2)) / 1999, 1e-9);
        Assert.All(result.Components, c => Assert.True(c.Max() >= -c.Min()));
    }

    [Theory]
    [InlineData(FactorizationMethod.NonNegative, "a71603ebd3851a8e")]
    [InlineData(FactorizationMethod.Independent, "8d72c21c72d381d1")]
    public void ThreadsAndBuildsDoNotShow(FactorizationMethod method, string hash)
    {
        var random = new RandomSource(5);
        var set = SeriesSet.FromArray([.. Enumerable.Range(0, 900 * 12).Select(i => (float)(random.NextDouble() * (1 + (i % 12))))], 900, 12);
        var options = new MatrixFactorizationOptions { Method = method, ComponentCount = 4, MaxIterations = 30, Seed = 3 };
        var one = MatrixFactorization.Fit(set, options, new ExecutionOptions { ThreadCount = 1 });
        foreach (int threads in new[] { 2, 7 })
        {
            var other = MatrixFactorization.Fit(set, options, new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(one.Components, other.Components);
            Assert.Equal(one.Weights.ToArray(), other.Weights.ToArray());
            Assert.Equal(one.Error, other.Error);
        }

        Assert.Equal(hash, Hash.Sha256([.. one.Components.SelectMany(c => c).SelectMany(BitConverter.GetBytes)])[..16]);
    }

    [Fact]
    public void WeightsMakeMapsOnTheGrid()
    {
        double[][] rows = [[1, 2, 0], [2, 4, 0], [0, 0, 5]];
        var set = new SeriesSet(SeriesSet.FromRows(rows).Store, new GridShape(1, 2, 2), [0, 1, 3]);
        var result = MatrixFactorization.Fit(set, new MatrixFactorizationOptions { ComponentCount = 2 });
        var stack = result.ToStack();
        Assert.Equal([2, 1, 2, 2], stack.Shape);
        var frame = stack.GetPlane(0);
        Assert.Equal(0, frame[1, 0]);
        Assert.Equal((float)result.Weights.GetRecord(1)[0], frame[0, 1]);
        Assert.Equal((float)result.Weights.GetRecord(2)[0], frame[1, 1]);
        Assert.Throws<InvalidOperationException>(() => MatrixFactorization.Fit(SeriesSet.FromRows(rows), new MatrixFactorizationOptions { ComponentCount = 1 }).ToStack());
    }

    [Fact]
    public void MapsMakeAPictureWithARangeForEachComponent()
    {
        // Two planes of 1 x 2 in a row, two components below each other, 2 pixels between.
        var set = new SeriesSet(SeriesSet.FromRows([[1.0, 2, 0], [2, 4, 0], [0, 0, 5], [0, 0, 2.5]]).Store, new GridShape(2, 1, 2));
        var picture = MatrixFactorization.Fit(set, new MatrixFactorizationOptions { ComponentCount = 2, MaxIterations = 2000, Tolerance = 1e-9 }).ToPicture();
        Assert.Equal(ElementType.UInt8, picture.PixelType);
        Assert.Equal([1, 1, 4, 6], picture.Shape);
        var levels = picture.GetPlane(0);
        double[] first = [levels[0, 0], levels[0, 1], levels[0, 4], levels[0, 5]];
        double[] second = [levels[3, 0], levels[3, 1], levels[3, 4], levels[3, 5]];
        double[] slow = [128, 255, 0, 0];
        double[] fast = [0, 0, 255, 128];
        double[][] expected = first[0] > 0 ? [slow, fast] : [fast, slow];
        Close.Equal(expected, [first, second], 1);
        Assert.Equal(levels[1, 0], levels[0, 2]);
    }

    [Fact]
    public void ZerosAreZeroComponents()
    {
        var result = MatrixFactorization.Fit(SeriesSet.FromRows([[0.0, 0], [0, 0]]), new MatrixFactorizationOptions { ComponentCount = 1 });
        Assert.Equal(0, result.Error);
        Assert.Equal([0, 0], result.Components[0]);
    }

    [Fact]
    public void RefusesWhatCannotBeMet()
    {
        var set = SeriesSet.FromRows([[1.0, 2], [2, -4], [1, 1]]);
        Assert.Contains("Record 1", Assert.Throws<ArgumentException>(() => MatrixFactorization.Fit(set, new MatrixFactorizationOptions { ComponentCount = 1 })).Message);
        Assert.Throws<ArgumentException>(() => MatrixFactorization.Fit(set, new MatrixFactorizationOptions { ComponentCount = 3, Method = FactorizationMethod.Independent }));
        var line = SeriesSet.FromRows([[1.0, 2], [2, 4], [3, 6]]);
        Assert.Contains("1 directions", Assert.Throws<ArgumentException>(() => MatrixFactorization.Fit(line, new MatrixFactorizationOptions { ComponentCount = 2, Method = FactorizationMethod.Independent })).Message);
        Assert.Throws<ArgumentException>(() => MatrixFactorization.Fit(set, new MatrixFactorizationOptions { ComponentCount = 1, Tolerance = double.NaN }));
        Assert.Throws<ArgumentException>(() => MatrixFactorization.Fit(SeriesSet.FromRows([[double.NaN]]), new MatrixFactorizationOptions { ComponentCount = 1 }));
    }

    private static double Residual(SeriesSet set, MatrixFactorization result)
    {
        double squares = 0;
        for (int i = 0; i < set.Count; i++)
        {
            double[] record = set.GetRecord(i);
            double[] weights = result.Weights.GetRecord(i);
            for (int j = 0; j < record.Length; j++)
                squares += Math.Pow(record[j] - result.Mean[j] - Enumerable.Range(0, weights.Length).Sum(k => weights[k] * result.Components[k][j]), 2);
        }

        return Math.Sqrt(squares);
    }

    private static double Cosine(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(v => v * v) * b.Sum(v => v * v));

    [Theory]
    [InlineData(FactorizationMethod.NonNegative)]
    [InlineData(FactorizationMethod.Independent)]
    public void RecordsThatAreNotFiniteCanBeLeftOut(FactorizationMethod method)
    {
        double[] values = [.. Enumerable.Range(0, 30 * 4).Select(i => 1.0 + (i * 37 % 101) + (i % 4 * (i / 4 % 3)))];
        int[] kept = [.. Enumerable.Range(0, 30).Where(i => i != 7)];
        var others = SeriesSet.FromArray([.. kept.SelectMany(i => values.AsSpan(4 * i, 4).ToArray())], 29, 4);
        values[(7 * 4) + 2] = double.NaN;
        var set = SeriesSet.FromArray(values, 30, 4, new GridShape(1, 5, 6));
        var options = new MatrixFactorizationOptions { ComponentCount = 2, Method = method, SkipNonFinite = true };
        var expected = MatrixFactorization.Fit(others, options);
        var actual = MatrixFactorization.Fit(set, options);
        Assert.Equal(expected.Components, actual.Components);
        Assert.Equal(expected.Weights.ToArray(), actual.Weights.ToArray());
        Assert.Equal(kept, actual.Weights.Positions);
        Assert.Equal(0, actual.ToStack().GetFrame<float>(0)[7]);
        Assert.StartsWith("1 of 30 records", actual.Warnings[0].Message);
        Assert.Throws<ArgumentException>(() => MatrixFactorization.Fit(set, options with { SkipNonFinite = false }));
    }
}
