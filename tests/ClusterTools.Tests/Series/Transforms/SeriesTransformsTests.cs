using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Synthetic;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Series.Transforms;

/// <summary>Transforms on small records whose results are carried as figures (the vectors of Thunder's own tests among them).</summary>
public sealed class SeriesTransformsTests
{
    private static readonly SeriesSet OneToFive = SeriesSet.FromRows([[1.0, 2, 3, 4, 5]]);
    private static readonly double[] Uneven = [1.0, 2.0, -4.0, 5.0, 8.0, 3.0, 4.1, 0.9, 2.3];

    [Theory]
    [InlineData(NormalizeMethod.Percentile, 0, new[] { -0.42105263157894735, 0.10526315789473681, 0.631578947368421, 1.1578947368421053, 1.6842105263157894 })]
    [InlineData(NormalizeMethod.Mean, 0, new[] { -0.6451612903225806, -0.3225806451612903, 0.0, 0.3225806451612903, 0.6451612903225806 })]
    [InlineData(NormalizeMethod.Window, 2, new[] { 0.0, 0.9090909090909091, 0.47619047619047616, 0.3225806451612903, 0.24390243902439027 })]
    [InlineData(NormalizeMethod.Window, 5, new[] { 0.0, 0.9090909090909091, 0.47619047619047616, 0.3225806451612903, 0.24390243902439027 })]
    [InlineData(NormalizeMethod.WindowExact, 2, new[] { -0.1538461538461538, 0.4000000000000001, 0.24000000000000005, 0.17142857142857146, 0.18604651162790695 })]
    [InlineData(NormalizeMethod.WindowExact, 6, new[] { -0.35294117647058826, 0.10526315789473681, 0.631578947368421, 1.1578947368421053, 0.8888888888888888 })]
    [InlineData(NormalizeMethod.WindowExact, 3, new[] { -0.1538461538461538, 0.4000000000000001, 0.24000000000000005, 0.17142857142857146, 0.18604651162790695 })]
    public void Normalize(NormalizeMethod method, int window, double[] expected)
    {
        // An odd exact window of w takes the w values around i: 3 as 2.
        var result = SeriesTransforms.Normalize(OneToFive, new NormalizeOptions { Method = method, Window = window });
        Close.Equal(expected, result.GetRecord(0), 1e-14);
    }

    [Fact]
    public void TheVectorsOfThundersTests()
    {
        var reference = ReferenceFile.Open("thunder_vectors.json");
        RequireNormalized(reference["normalize_percentile20_of_1..5"], NormalizeMethod.Percentile, 0);
        RequireNormalized(reference["normalize_mean_of_1..5"], NormalizeMethod.Mean, 0);
        RequireNormalized(reference["normalize_window2"], NormalizeMethod.Window, 2);
        RequireNormalized(reference["normalize_window5"], NormalizeMethod.Window, 5);
        RequireNormalized(reference["normalize_window_exact2"], NormalizeMethod.WindowExact, 2);
        RequireNormalized(reference["normalize_window_exact6"], NormalizeMethod.WindowExact, 6);
        Close.Equal(reference["detrend_linear_of_1..5"].Numbers, SeriesTransforms.Detrend(OneToFive).GetRecord(0), 1e-14);

        var fourier = reference["fourier_freq2"];
        var analysed = SeriesFourier.Analyze(SeriesSet.FromRows([fourier["series"].Numbers]), 2);
        Close.Equal(fourier["coherence"].Number, analysed.Coherence[0], 1e-13);
        Close.Equal(fourier["phase"].Number, analysed.Phase[0], 1e-13);

        var cross = reference["crosscorr_lag2"];
        Close.Equal(cross["out"].Numbers, SeriesCorrelation.CrossCorrelate(SeriesSet.FromRows([cross["series"].Numbers]), cross["signal"].Numbers, 2)[0], 1e-13);
        var convolve = reference["convolve_same"];
        Close.Equal(convolve["out"].Numbers, SeriesTransforms.Convolve(SeriesSet.FromRows([convolve["series"].Numbers]), convolve["signal"].Numbers).GetRecord(0), 1e-14);
        var windows = reference["mean_by_window"];
        foreach (var item in windows["cases"].Items)
        {
            var mean = SeriesTransforms.MeanByWindow(SeriesSet.FromRows([windows["series"].Numbers]), item["indices"].Ints, item["window"].Int);
            Close.Equal(item["out"].Numbers, mean.GetRecord(0), 1e-14);
        }

        foreach (var item in reference["percentile_linear_interpolation"].Items)
            Close.Equal(item["out"].Number, SeriesStatistics.Percentile(SeriesSet.FromRows([item["values"].Numbers]), item["perc"].Number)[0], 1e-14);
        Close.Equal(reference["std_ddof0"]["out"].Number, SeriesStatistics.Compute(SeriesSet.FromRows([reference["std_ddof0"]["values"].Numbers])).StdDev[0], 1e-14);
        Close.Equal(reference["corrcoef_constant"].Number, SeriesCorrelation.Correlate(SeriesSet.FromRows([[2.0, 2, 2]]), [1, 2, 3])[0]);
    }

    [Fact]
    public void CenterScaleAndScoreOfARecord()
    {
        var set = SeriesSet.FromRows([[2.0, 4, 6, 8]]);
        double deviation = Math.Sqrt(5);
        Assert.Equal([-3.0, -1, 1, 3], SeriesTransforms.Center(set).GetRecord(0));
        Close.Equal([2 / deviation, 4 / deviation, 6 / deviation, 8 / deviation], SeriesTransforms.ScaleByStdDev(set).GetRecord(0), 1e-15);
        Close.Equal([-3 / deviation, -1 / deviation, 1 / deviation, 3 / deviation], SeriesTransforms.ZScore(set).GetRecord(0), 1e-15);
    }

    [Fact]
    public void AConstantRecordStaysExact()
    {
        // 0.1 · 7 / 7 is not 0.1 in double.
        var set = SeriesSet.FromRows([[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]]);
        Assert.All(SeriesTransforms.Center(set).GetRecord(0), v => Assert.Equal(0, v));
        Assert.All(SeriesTransforms.ZScore(set).GetRecord(0), v => Assert.True(double.IsNaN(v)));
        Assert.All(SeriesTransforms.Detrend(set, 3).GetRecord(0), v => Assert.Equal(0.1, v));
        Assert.All(SeriesTransforms.Normalize(set, new NormalizeOptions()).GetRecord(0), v => Assert.Equal(0, v));
        Assert.Equal(0, SeriesStatistics.Compute(set).StdDev[0]);
        Assert.Equal([0.0, 0, 0], SeriesCorrelation.CrossCorrelate(set, [1, 2, 3, 4, 5, 6, 7], 1)[0]);
        Assert.Equal([0.0], SeriesTransforms.Center(SeriesSet.FromRows([[0.3]]), Across.Record).GetRecord(0));
    }

    [Fact]
    public void StandardizeLeavesConstantColumnsAtZero()
    {
        var set = SeriesSet.FromRows([[1.0, 0.1, 3], [3, 0.1, 3], [5, 0.1, 6]]);
        var result = SeriesTransforms.Standardize(set);
        double a = Math.Sqrt(1.5), b = Math.Sqrt(0.5);
        Close.Equal([-a, 0, -b], result.GetRecord(0), 1e-14);
        Close.Equal([0, 0, -b], result.GetRecord(1), 1e-14);
        Close.Equal([a, 0, 2 * b], result.GetRecord(2), 1e-14);
        Assert.True(double.IsNaN(SeriesTransforms.ZScore(set, Across.Record).GetRecord(0)[1]));
    }

    [Fact]
    public void StandardizedDigitsAreThoseOfTheReference()
    {
        var reference = ReferenceFile.Open("scaler_pca_digits.json")["standard_scaler"];
        var standard = SeriesTransforms.Standardize(SharedTables.Digits());
        var statistics = SeriesStatistics.Compute(SharedTables.Digits(), Across.Record);
        Assert.Equal(reference["zero_variance_columns"].Ints, Enumerable.Range(0, 64).Where(c => statistics.StdDev[c] == 0));
        Close.Equal(reference["mean"].Numbers, statistics.Mean);
        Close.Equal(reference["var"].Numbers, statistics.Variance);
        Close.Equal(reference["row0"].Numbers, standard.GetRecord(0));
        Close.Equal(reference["row_last_sum"].Number, standard.GetRecord(1796).Sum());
        Close.Equal(reference["total_sq"].Number, Enumerable.Range(0, 1797).Sum(i => standard.GetRecord(i).Sum(v => v * v)));
    }

    [Fact]
    public void DetrendTakesOffSlopesOfHighOrder()
    {
        // 3 + 2t − t² + t³/10 is fitted exactly: only the intercept stays.
        double[] curve = [.. Enumerable.Range(0, 40).Select(t => 3 + (2.0 * t) - (t * t) + (t * t * t / 10.0))];
        Close.Equal([.. curve.Select(_ => 3.0)], SeriesTransforms.Detrend(SeriesSet.FromRows([curve]), 3).GetRecord(0), 1e-10);
    }

    [Fact]
    public void SquelchComparesTheMaximum()
    {
        var set = SeriesSet.FromRows([[1.0, 5], [1, 4.9], [double.NaN, 1]]);
        var result = SeriesTransforms.Squelch(set, 5);
        Assert.Equal([1.0, 5], result.GetRecord(0));
        Assert.Equal([0.0, 0], result.GetRecord(1));
        Assert.Equal([double.NaN, 1], result.GetRecord(2));
    }

    [Theory]
    [InlineData(ConvolveMode.Full, new[] { 1.0, 3, 5, 7, 9, 5 })]
    [InlineData(ConvolveMode.Same, new[] { 1.0, 3, 5, 7, 9 })]
    [InlineData(ConvolveMode.Valid, new[] { 3.0, 5, 7, 9 })]
    public void ConvolveWithAnEvenKernel(ConvolveMode mode, double[] expected) =>
        Assert.Equal(expected, SeriesTransforms.Convolve(OneToFive, [1, 1], mode).GetRecord(0));

    [Theory]
    [InlineData(ConvolveMode.Full, new[] { 1.0, 2, 3, 2, 3, 1, -42 })]
    [InlineData(ConvolveMode.Same, new[] { 1.0, 2, 3, 2, 3, 1 })]
    [InlineData(ConvolveMode.Valid, new[] { 2.0, 3, 2, 3, 1 })]
    public void ConvolveWithAKernelLongerThanTheRecord(ConvolveMode mode, double[] expected) =>
        Assert.Equal(expected, SeriesTransforms.Convolve(SeriesSet.FromRows([[1.0, 2]]), [1, 0, 3, -4, 11, -21], mode).GetRecord(0));

    [Fact]
    public void StrideBlocksAndPanels()
    {
        var set = new SeriesSet(SeriesSet.FromArray(new byte[] { 1, 2, 3, 4, 5, 6 }, 1, 6).Store) { Index = [10, 20, 30, 40, 50, 60], ValueNames = ["a", "b", "c", "d", "e", "f"] };
        var strided = SeriesTransforms.Stride(set, 4);
        Assert.Equal([1.0, 5], strided.GetRecord(0));
        Assert.Equal([10.0, 50], strided.Index);
        Assert.Equal(["a", "e"], strided.ValueNames!);
        Assert.Equal(ElementType.UInt8, strided.ElementType);
        var blocks = SeriesTransforms.BlockMean(set, 4);
        Assert.Equal([2.5], blocks.GetRecord(0));
        Assert.Equal([0.0], blocks.Index);
        Assert.Null(blocks.ValueNames);
        Assert.Equal([2.5, 3.5, 4.5], SeriesTransforms.MeanByPanel(set, 3).GetRecord(0));
        Close.Equal([11.0 / 3, 10.0 / 3], SeriesTransforms.AggregateByIndex(set, ValueStatistic.Mean, [2, 1, 2, 1, 1, 2]).GetRecord(0), 1e-6);
    }

    [Theory]
    [InlineData(ValueStatistic.Mean, 4.0)]
    [InlineData(ValueStatistic.Median, 3.0)]
    [InlineData(ValueStatistic.StdDev, 3.0)]
    [InlineData(ValueStatistic.Variance, 9.0)]
    [InlineData(ValueStatistic.Sum, 16.0)]
    [InlineData(ValueStatistic.Minimum, 1.0)]
    [InlineData(ValueStatistic.Maximum, 9.0)]
    [InlineData(ValueStatistic.Count, 4.0)]
    public void StatisticsOfAGroup(ValueStatistic statistic, double expected)
    {
        var set = SeriesSet.FromRows([[9.0, 100, 3, 1, 3]]);
        var result = SeriesTransforms.AggregateByIndex(set, statistic, [5, 7, 5, 5, 5]);
        Assert.Equal([5.0, 7], result.Index);
        Assert.Equal(expected, result.GetRecord(0)[0]);
    }

    [Fact]
    public void FourierOfAPureWave()
    {
        double[] wave = [.. Enumerable.Range(0, 32).Select(t => 5 + Math.Sin(2 * Math.PI * 3 * t / 32))];
        var result = SeriesFourier.Analyze(SeriesSet.FromRows([wave, wave.Select(_ => 1.0).ToArray()]), 3);
        Close.Equal([1, double.NaN], result.Coherence, 1e-14);
        // The angle of the coefficient of a sine is −π/2.
        Assert.Equal(0, Math.Sin(result.Phase[0]), 1e-14);
        Assert.True(double.IsNaN(result.Phase[1]));
        Assert.Equal(0, SeriesFourier.Analyze(SeriesSet.FromRows([wave]), 5).Coherence[0], 1e-7);
    }

    [Fact]
    public void PrecisionFollowsTheSource()
    {
        var bytes = SeriesSet.FromArray(new byte[] { 1, 2, 3, 5 }, 2, 2);
        Assert.Equal(ElementType.Float32, SeriesTransforms.Center(bytes).ElementType);
        Assert.Equal(ElementType.Float64, SeriesTransforms.Center(bytes, precision: Precision.Double).ElementType);
        Assert.Equal(ElementType.Float64, SeriesTransforms.Center(OneToFive).ElementType);
        Assert.Equal(ElementType.Float32, SeriesTransforms.Center(OneToFive, precision: Precision.Single).ElementType);
        Assert.Equal([1.0, 2], SeriesTransforms.ToPrecision(bytes, Precision.Single).GetRecord(0));
        Assert.Same(OneToFive, SeriesTransforms.ToPrecision(OneToFive, Precision.Double));
    }

    [Fact]
    public void SingleIsTheDoubleRoundedOnce()
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 50, Dimension = 9 });
        var options = new NormalizeOptions { Method = NormalizeMethod.Mean };
        var exact = SeriesTransforms.Normalize(set, options);
        var single = SeriesTransforms.Normalize(set, options, Precision.Single);
        for (int i = 0; i < set.Count; i++)
            Assert.Equal(exact.GetRecord(i).Select(v => (double)(float)v), single.GetRecord(i));
    }

    [Fact]
    public void PositionsTruthAndHistoryGoAlong()
    {
        var set = new SeriesSet(SeriesSet.FromArray(new short[] { 1, 2, 3, 4 }, 2, 2).Store, new GridShape(1, 2, 3), [1, 4]) { Truth = [7, 8], Index = [3, 4] };
        var result = SeriesTransforms.Normalize(set, new NormalizeOptions { Percentile = 50, Offset = 0.25 });
        Assert.Equal([1, 4], result.Positions);
        Assert.Equal(new GridShape(1, 2, 3), result.Shape);
        Assert.Equal([7, 8], result.Truth!);
        Assert.Equal([3.0, 4], result.Index);
        Assert.Equal(["normalize: percentile 50, offset 0.25"], result.History.Select(h => h.ToString()));
        Assert.True(SeriesTransforms.Center(OneToFive).IsComplete);
    }

    [Fact]
    public void WarningsAreThoseOfTheResult()
    {
        var set = SeriesSet.FromRows([[1.0, 1], [1, 2], [1, double.NaN]]);
        var scored = SeriesTransforms.ZScore(set);
        Assert.Equal(["ConstantRecords", "NonFiniteRecords"], scored.Warnings.Select(w => w.Id));
        Assert.StartsWith("1 of 3", scored.Warnings[0].Message);
        Assert.StartsWith("2 of 3", scored.Warnings[1].Message);
        Assert.Empty(SeriesTransforms.Squelch(SeriesSelection.Records(scored, [1]), 0).Warnings);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var options = new NormalizeOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.Normalize(OneToFive, options with { Percentile = 101 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.Normalize(OneToFive, options with { Percentile = double.NaN }));
        Assert.Throws<ArgumentException>(() => SeriesTransforms.Normalize(OneToFive, options with { Offset = double.NaN }));
        Assert.Throws<ArgumentException>(() => SeriesTransforms.Normalize(OneToFive, options with { Method = NormalizeMethod.Window }));
        Assert.Throws<ArgumentException>(() => SeriesTransforms.Normalize(OneToFive, options with { Method = NormalizeMethod.WindowExact, Window = int.MaxValue }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.Detrend(OneToFive, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.Detrend(OneToFive, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.Stride(OneToFive, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.BlockMean(OneToFive, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.MeanByPanel(OneToFive, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransforms.MeanByPanel(OneToFive, 5));
        Assert.Throws<ArgumentException>(() => SeriesTransforms.MeanByWindow(OneToFive, [0], 2));
        Assert.Throws<ArgumentException>(() => SeriesTransforms.MeanByWindow(OneToFive, [2], int.MaxValue));
        Assert.Throws<ArgumentException>(() => SeriesTransforms.AggregateByIndex(OneToFive, ValueStatistic.Sum, [1, 2]));
        Assert.Throws<ArgumentException>(() => SeriesTransforms.Convolve(OneToFive, []));
        Assert.Throws<ArgumentException>(() => SeriesCorrelation.Correlate(OneToFive, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesCorrelation.CrossCorrelate(OneToFive, Uneven[..5], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesFourier.Analyze(OneToFive, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void ThreadsDoNotShow(int threads)
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 5000, Dimension = 33, ClusterCount = 4, Seed = 9 });
        var one = new ExecutionOptions { ThreadCount = 1 };
        var many = new ExecutionOptions { ThreadCount = threads };
        Assert.Equal(SeriesStatistics.Compute(set, Across.Record, one).StdDev, SeriesStatistics.Compute(set, Across.Record, many).StdDev);
        Assert.Equal(SeriesStatistics.Percentile(set, 30, Across.Record, one), SeriesStatistics.Percentile(set, 30, Across.Record, many));
        Assert.Equal(SeriesCovariance.Covariance(set, one), SeriesCovariance.Covariance(set, many));
        Assert.Equal(Bytes(SeriesTransforms.Standardize(set, execution: one)), Bytes(SeriesTransforms.Standardize(set, execution: many)));
        Assert.Equal(Bytes(SeriesTransforms.Detrend(set, 2, execution: one)), Bytes(SeriesTransforms.Detrend(set, 2, execution: many)));
    }

    [Fact]
    public void ACancelledTokenStopsEveryLoop()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var execution = new ExecutionOptions { CancellationToken = source.Token };
        Assert.Throws<OperationCanceledException>(() => SeriesTransforms.Center(OneToFive, execution: execution));
        Assert.Throws<OperationCanceledException>(() => SeriesTransforms.Standardize(OneToFive, execution: execution));
        Assert.Throws<OperationCanceledException>(() => SeriesTransforms.Stride(OneToFive, 2, execution));
        Assert.Throws<OperationCanceledException>(() => SeriesSelection.Records(OneToFive, [0], execution));
        Assert.Throws<OperationCanceledException>(() => SeriesStatistics.Compute(OneToFive, Across.Value, execution));
        Assert.Throws<OperationCanceledException>(() => SeriesStatistics.Percentile(OneToFive, 5, Across.Record, execution));
        Assert.Throws<OperationCanceledException>(() => SeriesCovariance.Gramian(OneToFive, execution));
    }

    private static byte[] Bytes(SeriesSet set) => set.Store.GetBytes(0, set.Count).ToArray();

    private static void RequireNormalized(ReferenceFile reference, NormalizeMethod method, int window)
    {
        var result = SeriesTransforms.Normalize(OneToFive, new NormalizeOptions { Method = method, Window = window });
        Close.Equal(reference["out"].Numbers, result.GetRecord(0), 1e-14);
    }
}
