using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Storage;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Series.Transforms;

public sealed class ImputationTests
{
    private static readonly SeriesSet Holed = SeriesSet.FromRows([[1, double.NaN, 7], [2, 10, double.NaN], [4, 20, 9], [double.NaN, 60, 11]]);

    [Fact]
    public void MissingValuesBecomeTheStatisticOfTheirColumn()
    {
        var mean = Imputation.Fit(Holed, ImputeMethod.Mean);
        Assert.Equal([7.0 / 3, 30, 9], mean.Values);
        var filled = mean.Apply(Holed);
        Assert.Equal([1, 30, 7, 2, 10, 9, 4, 20, 9, 7.0 / 3, 60, 11], filled.ToArray().Cast<double>());
        Assert.Equal("impute", filled.History[^1].Operation);
        Assert.Equal([2, 20, 9], Imputation.Fit(Holed, ImputeMethod.Median).Values);
        Assert.Equal([1.5], Imputation.Fit(SeriesSet.FromRows([[double.NaN], [1], [2], [double.NaN]]), ImputeMethod.Median).Values);
    }

    [Fact]
    public void LearnedValuesFillOtherRecords()
    {
        var learned = Imputation.Fit(Holed, ImputeMethod.Median);
        var other = SeriesSet.FromRows([[double.NaN, double.NaN, double.NaN], [5, 5, 5]]);
        Assert.Equal([2, 20, 9, 5, 5, 5], learned.Apply(other).ToArray().Cast<double>());
        Assert.Equal([2, 20, 9], new Imputation(ImputeMethod.Median, [.. learned.Values], Precision.Double).Apply(other).GetRecord(0));
        Assert.Throws<ArgumentException>(() => learned.Apply(SeriesSet.FromRows([[1, 2]])));
    }

    [Fact]
    public void LearnedValuesAreKeptInThePipelineAndInModelFiles()
    {
        var train = Imputation.Fit(Holed, ImputeMethod.Median).Apply(Holed);
        var raw = SeriesSet.FromRows([[double.NaN, 1, 2]]);
        Assert.Equal([2, 1, 2], train.Pipeline.Apply(raw).GetRecord(0));
        using var folder = new TestFolder();
        ClusterModelFile.Write(KMeansClustering.Fit(train, new KMeansOptions { ClusterCount = 2 }), folder.File("model.json"));
        var pipeline = ClusterModelFile.Read(folder.File("model.json")).Pipeline!;
        Assert.Equal(ImputeMethod.Median, Assert.IsType<Imputation>(Assert.Single(pipeline.Transforms)).Method);
        Assert.Equal([2, 1, 2], pipeline.Apply(raw).GetRecord(0));
    }

    [Fact]
    public void FilledSetsDoNotWarnOfMissingValues()
    {
        var warned = new SeriesSet(Holed.Store) { Warnings = [new DataWarning("MissingValues", "m"), new DataWarning("NonFiniteRecords", "n"), new DataWarning("Other", "o")] };
        Assert.Equal(["Other"], Imputation.Fit(warned, ImputeMethod.Mean).Apply(warned).Warnings.Select(w => w.Id));
    }

    [Fact]
    public void ColumnsWithoutValuesAreRefusedByName()
    {
        var named = new SeriesSet(SeriesSet.FromRows([[1, double.NaN], [2, double.NaN]]).Store) { ValueNames = ["a", "b"] };
        Assert.Contains("Column 'b' has no value", Assert.Throws<ArgumentException>(() => Imputation.Fit(named, ImputeMethod.Mean)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Imputation.Fit(Holed, (ImputeMethod)9));
    }

    [Fact]
    public void TypesAreKeptAndThreadsDoNotMatter()
    {
        var random = new Random(1);
        var values = new float[3000 * 40];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.Next(10) == 0 ? float.NaN : (float)random.NextDouble();
        var set = SeriesSet.FromArray(values, 3000, 40);
        foreach (var method in (ImputeMethod[])[ImputeMethod.Mean, ImputeMethod.Median])
        {
            double[] one = [.. Imputation.Fit(set, method, execution: new ExecutionOptions { ThreadCount = 1 }).Values];
            for (int column = 0; column < 40; column++)
            {
                double[] present = [.. Enumerable.Range(0, 3000).Select(i => (double)values[(i * 40) + column]).Where(value => !double.IsNaN(value)).Order()];
                double expected = method == ImputeMethod.Mean ? present.Average() : (present[(present.Length - 1) / 2] + present[present.Length / 2]) / 2;
                Assert.Equal(expected, one[column], 1e-12);
            }

            foreach (int threads in (int[])[2, 7])
                Assert.Equal(one, Imputation.Fit(set, method, execution: new ExecutionOptions { ThreadCount = threads }).Values);
            var filled = Imputation.Fit(set, method).Apply(set);
            Assert.Equal(ElementType.Float32, filled.ElementType);
            Assert.All(filled.ToArray().Cast<float>(), value => Assert.False(float.IsNaN(value)));
        }
    }
}
