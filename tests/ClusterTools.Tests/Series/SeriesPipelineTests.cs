using ClusterTools.Clustering.KMeans;
using ClusterTools.Decomposition;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Series;

/// <summary>Pipelines hold what they learned, and take other records through the same steps. Expected numbers are scikit-learn 1.2.1's, from Pipeline([...]).transform on records that it was
/// not fitted on.</summary>
public sealed class SeriesPipelineTests
{
    private static readonly SeriesSet Training = Rows(0, 24);
    private static readonly SeriesSet HeldOut = Rows(100, 6);

    [Fact]
    public void StandardisesHeldOutRecordsAsScikitLearnDoes()
    {
        var prepared = SeriesTransforms.Standardize(Training);
        var held = prepared.Pipeline.Apply(HeldOut);
        Close.Equal([-0.7305688066835507, -0.01089598758311386, 0.16439898730535674, -0.5316817773513506], held.GetRecord(0));
        Close.Equal([1.310385319924464, -0.2723996895778489, -0.16439898730535765, 0.7443544882918909], held.GetRecord(5));
        Predicts(prepared, [1.0617104003855113, 2.054946221329318, 1.3219678867239406, 1.3164327425998932, 1.93829692312171, 1.2274840453982887], 60.89886304384761);
    }

    [Fact]
    public void ScalesHeldOutRecordsToTheRangeAsScikitLearnDoes()
    {
        var prepared = SeriesTransforms.ScaleToRange(Training);
        Close.Equal([0.23333333333333334, 0.5, 0.5454545454545455, 0.3181818181818182], prepared.Pipeline.Apply(HeldOut).GetRecord(0));
        Predicts(prepared, [0.30023619774484556, 0.6178267057046083, 0.408816566103854, 0.3820670351723257, 0.6015821088559244, 0.35424360874013133], 5.482195247933884);
    }

    [Fact]
    public void WhitensHeldOutRecordsAsScikitLearnDoes()
    {
        var scaled = SeriesTransforms.Standardize(Training);
        var prepared = PrincipalComponents.Fit(scaled, 2, whiten: true).Transform(scaled);
        var held = prepared.Pipeline.Apply(HeldOut);
        Close.Equal([-0.24179478490507206, -0.4778031432450022], held.GetRecord(0), 1e-9);
        Close.Equal([0.8811683909730637, -1.6058863578057507], held.GetRecord(1), 1e-9);
        Assert.Equal(["PC1", "PC2"], held.ValueNames);
        Predicts(prepared, [0.6730830040987011, 1.8503610130242434, 0.5846283224371711, 1.0193381621710158, 0.3170013423032103, 0.7560875676905235], 26.26902452567828, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void EveryKindOfStepGivesTheSameBitsWhenItIsRepeated(int threads)
    {
        var execution = new ExecutionOptions { ThreadCount = threads };
        var raw = SeriesSet.FromArray([.. Enumerable.Range(0, 600).Select(i => (short)((i * 37 % 101) + (i % 12)))], 50, 12);
        foreach (var steps in AllSteps())
        {
            var prepared = steps(raw);
            Assert.Equal(prepared.ToArray(), prepared.Pipeline.Apply(raw, execution).ToArray());
            Assert.Equal(prepared.Index, prepared.Pipeline.Apply(raw, execution).Index);
            Assert.Same(prepared, prepared.Pipeline.Apply(prepared, execution));
        }
    }

    [Fact]
    public void OnlyTheStepsThatAreLeftAreRun()
    {
        var whole = new SeriesPreprocessing { DetrendOrder = 1, ZScore = true, Precision = Precision.Double }.Apply(Training);
        var half = SeriesTransforms.Detrend(Training);
        Close.Equal(whole.GetRecord(3), whole.Pipeline.Apply(half).GetRecord(3));
        var elsewhere = SeriesTransforms.Standardize(HeldOut);
        Assert.Throws<ArgumentException>(() => SeriesTransforms.Standardize(Training).Pipeline.Apply(elsewhere));
    }

    [Fact]
    public void ChoosingRecordsIsNoStep()
    {
        var some = SeriesSelection.Records(SeriesTransforms.Standardize(Training), [1, 2, 3]);
        Assert.Single(some.Pipeline.Transforms);
        Assert.True(some.Pipeline.Transforms[0].IsLearned);
        Assert.Equal(SeriesTransforms.Standardize(Training).GetRecord(2), some.Pipeline.Apply(Training).GetRecord(2));
    }

    [Fact]
    public void WhatCannotBeRepeatedSaysSo()
    {
        var weights = MatrixFactorization.Fit(Rows(0, 24), new MatrixFactorizationOptions { ComponentCount = 2, Method = FactorizationMethod.Independent }).Weights;
        var error = Assert.Throws<ArgumentException>(() => weights.Pipeline.Apply(HeldOut));
        Assert.Contains("factorize", error.Message);
    }

    private static IEnumerable<Func<SeriesSet, SeriesSet>> AllSteps() =>
    [
        set => SeriesTransforms.Standardize(set, Precision.Double),
        set => SeriesTransforms.ScaleToRange(set),
        set => SeriesTransforms.Center(set, Across.Record),
        set => SeriesTransforms.WeightColumns(set, [1, 2, 0.3, 0, 1, 1, 1, 1, 1, 1, 7, 0.1]),
        set => SeriesTransforms.ScaleByStdDev(set, Across.Record),
        set => SeriesTransforms.ScaleByStdDev(set),
        set => new SeriesPreprocessing { DetrendOrder = 2, Normalize = new NormalizeOptions { Method = NormalizeMethod.Window, Window = 3 }, Center = true, ZScore = true }.Apply(set),
        set => SeriesTransforms.Squelch(set, 60),
        set => SeriesTransforms.Stride(set, 5),
        set => SeriesTransforms.BlockMean(set, 5),
        set => SeriesTransforms.MeanByPanel(set, 4),
        set => SeriesTransforms.MeanByWindow(set, [4, 8], 3),
        set => SeriesTransforms.AggregateByIndex(set, ValueStatistic.Median, [0, 0, 1, 1, 5, 5, 5, 2, 2, 2, 2, 2]),
        set => SeriesTransforms.Convolve(set, [0.25, 0.5, 0.25], ConvolveMode.Full),
        set => SeriesTransforms.ToPrecision(set, Precision.Double),
        set => SeriesSelection.ByIndexRange(set, 3, 9),
        set => PrincipalComponents.Fit(SeriesTransforms.ZScore(set), 3).Transform(SeriesTransforms.ZScore(set)),
    ];

    private static void Predicts(SeriesSet prepared, double[] distances, double inertia, double tolerance = 1e-10)
    {
        var model = KMeansClustering.Fit(prepared, new KMeansOptions { ClusterCount = 2, InitialCentroids = [prepared.GetRecord(0), prepared.GetRecord(1)], Tolerance = 0 });
        Close.Equal(inertia, model.Inertia, tolerance);
        var assignment = model.Assign(HeldOut);
        Assert.Equal([0, 1, 0, 1, 0, 1], assignment.Labels);
        Close.Equal(distances, assignment.Distance, tolerance);
        Assert.Same(HeldOut, assignment.Source);
        Assert.Equal("PipelineApplied", Assert.Single(assignment.Warnings).Id);
        Assert.Empty(model.Assign(prepared.Pipeline.Apply(HeldOut)).Warnings);
    }

    private static SeriesSet Rows(int first, int count) => new(SeriesSet.FromRows([.. Enumerable.Range(first, count).Select(Row)]).Store) { ValueNames = ["a", "b", "c", "d"] };

    private static double[] Row(int i) => [(i * 7 % 11) + (20 * (i % 2)), i * 5 % 13 * 100.0, (i * 3 % 7 * 0.01) + (i % 2 * 0.05), (i * i % 17) - (3.0 * (i % 3))];
}
