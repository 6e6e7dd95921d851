using System.Security.Cryptography;
using ClusterTools.Files;
using ClusterTools.Formats.Stacks;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Series;

/// <summary>Every transform, selection and statistic on the zebrafish data against the reference values.</summary>
public sealed class FishSeriesTests
{
    private readonly ReferenceFile _reference = ReferenceFile.Open("fish_series_ops.json");
    private readonly SeriesSet _fish = FishData.Series();
    private readonly int[] _voxels;

    public FishSeriesTests() => _voxels = FishData.Records(_reference["voxels"]);

    [Fact]
    public void RecordsHoldTheVoxelsOverTime()
    {
        Assert.Equal(13224, _fish.Count);
        Close.Equal(_reference["raw"].Rows, At(_fish));
    }

    [Fact]
    public void TheFilesGiveTheSameSeries()
    {
        string[] files = Directory.GetFiles(SharedData.Path("data", "fish"), "*.tif");
        var stack = ImageStackReader.Read([.. files.OrderBy(f => f, NaturalPathComparer.Instance)]).Stack!;
        var set = SeriesBuilder.FromStack(stack);
        Assert.Equal(_fish.Store.GetBytes(0, _fish.Count).ToArray(), set.Store.GetBytes(0, set.Count).ToArray());
        Assert.Equal(_fish.Shape, set.Shape);
    }

    [Fact]
    public void BetweenLeavesTheRightEndOut()
    {
        var between = SeriesSelection.ByIndexRange(_fish, 0, 8);
        Close.Equal(_reference["between"]["at"].Rows, At(between));
        Assert.Equal(_fish.ElementType, between.ElementType);
    }

    [Fact]
    public void SelectAsksTheIndex()
    {
        var reference = _reference["select_open_interval"];
        var selected = SeriesSelection.ByIndex(_fish, x => x > 3 && x < 8);
        Close.Equal(reference["at"].Rows, At(selected));
        Assert.Equal(reference["index"].Numbers, selected.Index);
        Close.Equal(reference["at"].Rows, At(SeriesSelection.ByIndex(_fish, [7, 4, 6, 5])));
    }

    [Fact]
    public void CenterAcrossValuesAndRecords()
    {
        Close.Equal(_reference["center"]["at"].Rows, At(SeriesTransforms.Center(_fish, precision: Precision.Double)));
        Close.Equal(_reference["center_axis0"]["at"].Rows, At(SeriesTransforms.Center(_fish, Across.Record, Precision.Double)));
    }

    [Fact]
    public void DivisionByTheDeviation() =>
        Close.Equal(_reference["standardize"]["at"].Rows, At(SeriesTransforms.ScaleByStdDev(_fish, precision: Precision.Double)));

    [Fact]
    public void ZScoreAcrossValuesAndRecords()
    {
        var scored = SeriesTransforms.ZScore(_fish, precision: Precision.Double);
        Close.Equal(_reference["zscore"]["at"].Rows, At(scored));
        Assert.Equal(_reference["zscore"]["nan_rows"].Int, Enumerable.Range(0, scored.Count).Count(i => double.IsNaN(scored.GetRecord(i)[0])));
        Assert.Contains(scored.Warnings, w => w.Id == "ConstantRecords" && w.Message.StartsWith("5609 of 13224"));
        Assert.Contains(scored.Warnings, w => w.Id == "NonFiniteRecords" && w.Message.StartsWith("5609 of 13224"));
        Close.Equal(_reference["zscore_axis0"]["at"].Rows, At(SeriesTransforms.ZScore(_fish, Across.Record, Precision.Double)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NormalizeByMeanAndPercentile(int number)
    {
        var reference = _reference["normalize"][number];
        var options = new NormalizeOptions
        {
            Method = reference["method"].Text == "mean" ? NormalizeMethod.Mean : NormalizeMethod.Percentile,
            Percentile = reference["perc"].Number,
            Offset = reference["offset"].Number,
        };
        var normalized = SeriesTransforms.Normalize(_fish, options, Precision.Double);
        Close.Equal(reference["at"].Rows, At(normalized));
        RequireSummary(reference["summary"], normalized);
        var deviations = SeriesStatistics.Compute(normalized).StdDev;
        Close.Equal(reference["std_at"].Numbers, [.. _voxels.Select(v => deviations[v])]);
        foreach (var (threshold, count) in reference["count_std_gt"].Members)
        {
            double t = double.Parse(threshold, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(count.Int, SeriesSelection.ByStdDev(normalized, t).Count);
            // The same records in single precision.
            Assert.Equal(count.Int, SeriesSelection.ByStdDev(SeriesTransforms.Normalize(_fish, options), t).Count);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NormalizeByWindow(int number)
    {
        var reference = _reference["normalize_window"][number];
        RequireNormalized(reference, NormalizeMethod.Window);
    }

    [Fact]
    public void NormalizeByExactWindow() => RequireNormalized(_reference["normalize_window_exact"], NormalizeMethod.WindowExact);

    [Fact]
    public void Detrend()
    {
        var linear = SeriesTransforms.Detrend(_fish, precision: Precision.Double);
        Close.Equal(_reference["detrend_linear"]["at"].Rows, At(linear));
        RequireSummary(_reference["detrend_linear"]["summary"], linear);
        var polynomial = SeriesTransforms.Detrend(_fish, _reference["detrend_nonlinear"]["order"].Int, Precision.Double);
        Close.Equal(_reference["detrend_nonlinear"]["at"].Rows, At(polynomial));
        RequireSummary(_reference["detrend_nonlinear"]["summary"], polynomial);
    }

    [Fact]
    public void Squelch()
    {
        var reference = _reference["squelch"];
        var squelched = SeriesTransforms.Squelch(_fish, reference["threshold"].Number);
        var sums = SeriesStatistics.Compute(squelched).Sum;
        Assert.Equal(reference["records_zeroed"].Int, sums.Count(s => s == 0));
        Assert.Equal(reference["sum_after"].Number, sums.Sum());
    }

    [Fact]
    public void CorrelateWithOneSignal()
    {
        var reference = _reference["correlate"];
        double[] r = SeriesCorrelation.Correlate(_fish, reference["signal"].Numbers);
        Close.Equal(reference["at"].Numbers, [.. _voxels.Select(v => r[v])]);
        var defined = r.Where(v => !double.IsNaN(v)).ToArray();
        var summary = reference["summary"];
        Close.Equal(summary["sum"].Number, defined.Sum());
        Close.Equal(summary["abs_sum"].Number, defined.Sum(Math.Abs));
        Close.Equal(summary["min"].Number, defined.Min());
        Close.Equal(summary["max"].Number, defined.Max());
        Assert.Equal(summary["nan"].Int, r.Length - defined.Length);
        Assert.Equal(reference["max_signal1"].Number, r[reference["argmax_signal1"].Int], 1e-12);
        var own = reference["with_own_series"];
        double[] self = SeriesCorrelation.Correlate(_fish, _fish.GetRecord(own["record"].Int));
        Close.Equal(own["at"].Numbers, [.. _voxels.Select(v => self[v])]);
    }

    [Fact]
    public void CorrelateWithTwoSignals()
    {
        var reference = _reference["correlate"]["with_2_signals"];
        double[][] r = SeriesCorrelation.Correlate(_fish, reference["signals"].Rows);
        Close.Equal(reference["at"].Rows, [.. _voxels.Select(v => r[v])]);
    }

    [Fact]
    public void CrossCorrelate()
    {
        var reference = _reference["crosscorr"];
        double[][] r = SeriesCorrelation.CrossCorrelate(_fish, reference["signal"].Numbers, reference["lag"].Int);
        Close.Equal(reference["at"].Rows, [.. _voxels.Select(v => r[v])]);
    }

    [Theory]
    [InlineData(ConvolveMode.Full, "full")]
    [InlineData(ConvolveMode.Same, "same")]
    [InlineData(ConvolveMode.Valid, "valid")]
    public void Convolve(ConvolveMode mode, string key)
    {
        var reference = _reference["convolve"];
        Close.Equal(reference[key].Rows, At(SeriesTransforms.Convolve(_fish, reference["signal"].Numbers, mode)));
    }

    [Fact]
    public void Fourier()
    {
        var reference = _reference["fourier"];
        var result = SeriesFourier.Analyze(_fish, reference["freq"].Int);
        int[] voxels = FishData.Records(reference["voxels_used"]);
        Close.Equal(reference["at"].Rows, [.. voxels.Select(v => new[] { result.Coherence[v], result.Phase[v] })]);
    }

    [Fact]
    public void PanelsWindowsAndSubsampling()
    {
        var panel = _reference["mean_by_panel"];
        Close.Equal(panel["at"].Rows, At(SeriesTransforms.MeanByPanel(_fish, panel["length"].Int, Precision.Double)));
        var window = _reference["mean_by_window"];
        Close.Equal(window["at"].Rows, At(SeriesTransforms.MeanByWindow(_fish, window["indices"].Ints, window["window"].Int, Precision.Double)));
        var stride = _reference["subsample_series"];
        var strided = SeriesTransforms.Stride(_fish, stride["factor"].Int);
        Close.Equal(stride["at"].Rows, At(strided));
        Assert.Equal(stride["index"].Numbers, strided.Index);
        var block = _reference["downsample_series"];
        Close.Equal(block["at"].Rows, At(SeriesTransforms.BlockMean(_fish, block["factor"].Int, Precision.Double)));
    }

    [Theory]
    [InlineData("series_stats_across_records_raw", false)]
    [InlineData("series_stats_across_records_after_normalize", true)]
    public void StatisticsAcrossRecords(string key, bool normalize)
    {
        var reference = _reference[key];
        var set = normalize ? SeriesTransforms.Normalize(_fish, new NormalizeOptions(), Precision.Double) : _fish;
        var statistics = SeriesStatistics.Compute(set, Across.Record);
        Close.Equal(reference["mean"].Numbers, statistics.Mean);
        Close.Equal(reference["std"].Numbers, statistics.StdDev);
        Close.Equal(reference["min"].Numbers, statistics.Minimum);
        Close.Equal(reference["max"].Numbers, statistics.Maximum);
    }

    [Fact]
    public void StatisticsWithinRecords()
    {
        var reference = _reference["series_stats_within_records"];
        var statistics = SeriesStatistics.Compute(_fish);
        Close.Equal(reference["mean_first"].Number, statistics.Mean[0]);
        Close.Equal(reference["std_first"].Number, statistics.StdDev[0]);
        Close.Equal(reference["mean_at"].Numbers, [.. _voxels.Select(v => statistics.Mean[v])]);
        Close.Equal(reference["std_at"].Numbers, [.. _voxels.Select(v => statistics.StdDev[v])]);
        Close.Equal(reference["median_at"].Numbers, [.. _voxels.Select(v => statistics.Median![v])]);
        double[] p20 = SeriesStatistics.Percentile(_fish, 20);
        Close.Equal(reference["p20_at"].Numbers, [.. _voxels.Select(v => p20[v])]);
        Assert.Equal(reference["count_std_gt_1"].Int, statistics.StdDev.Count(s => s > 1));
        Assert.Equal(reference["count_std_ge_10"].Int, statistics.StdDev.Count(s => s >= 10));
        Close.Equal(reference["means_first3"].Numbers, statistics.Mean.Take(3).ToArray());
        Close.Equal(reference["means_last3"].Numbers, statistics.Mean.Skip(13221).ToArray());
    }

    [Fact]
    public void StatisticsByIndex()
    {
        var reference = _reference["stat_by_index"];
        double[] index = reference["index"].Numbers;
        var mean = SeriesTransforms.AggregateByIndex(_fish, ValueStatistic.Mean, index, Precision.Double);
        Close.Equal(reference["mean"].Rows, At(mean));
        Assert.Equal([0.0, 1, 2, 3], mean.Index);
        Close.Equal(reference["median"].Rows, At(SeriesTransforms.AggregateByIndex(_fish, ValueStatistic.Median, index)));
        Close.Equal(reference["count"].Numbers, SeriesTransforms.AggregateByIndex(_fish, ValueStatistic.Count, index).GetRecord(0));
    }

    [Fact]
    public void GramianAndCovariance()
    {
        var some = SeriesSelection.Records(_fish, _voxels);
        var gramian = SeriesCovariance.Gramian(some);
        Assert.Equal(_reference["gramian_of_selected_records"]["trace"].Number, Trace(gramian));
        Assert.Equal(_reference["gramian_of_selected_records"]["row0"].Numbers, Row(gramian, 0));
        var covariance = SeriesCovariance.Covariance(some);
        Close.Equal(_reference["cov_of_selected_records"]["trace"].Number, Trace(covariance));
        Close.Equal(_reference["cov_of_selected_records"]["row0"].Numbers, Row(covariance, 0));
    }

    [Theory]
    [InlineData("percentile")]
    [InlineData("mean")]
    [InlineData("raw")]
    public void DeviationMap(string key)
    {
        var reference = ReferenceFile.Open("fish_std_stats.json")[key];
        var set = key switch
        {
            "raw" => _fish,
            "mean" => SeriesTransforms.Normalize(_fish, new NormalizeOptions { Method = NormalizeMethod.Mean }, Precision.Double),
            _ => SeriesTransforms.Normalize(_fish, new NormalizeOptions(), Precision.Double),
        };
        double[] deviations = SeriesStatistics.Compute(set).StdDev;
        double[] edges = reference["edges"].Numbers;
        var histogram = new int[20];
        foreach (double d in deviations)
            histogram[Math.Min(19, edges.Count(e => e <= d) - 1)]++;
        Assert.Equal(reference["hist"].Ints, histogram);
        foreach (var (threshold, count) in reference["counts_gt"].Members)
            Assert.Equal(count.Int, deviations.Count(d => d > double.Parse(threshold, System.Globalization.CultureInfo.InvariantCulture)));
        if (key == "raw")
            return;
        Assert.Equal(reference["zeros"].Int, deviations.Count(d => d == 0));
        Close.Equal(reference["mean"].Number, deviations.Average());
        Close.Equal(reference["max"].Number, deviations[reference["argmax"].Int]);
        var kept = SeriesSelection.ByStdDev(set, 0.005);
        Assert.Equal(7552, kept.Count);
        Assert.Equal(reference["count_plane_gt_0_005"].Ints, kept.Positions.GroupBy(p => p / FishData.Grid.PlaneSize).Select(g => g.Count()));
        byte[] mask = new byte[_fish.Count];
        foreach (int position in kept.Positions)
            mask[position] = 1;
        Assert.Equal(reference["mask_sha256_u8"].Text, Convert.ToHexStringLower(SHA256.HashData(mask)));
        Assert.Empty(kept.Warnings);
    }

    private void RequireNormalized(ReferenceFile reference, NormalizeMethod method)
    {
        double offset = reference["offset"].Number;
        var options = new NormalizeOptions
        {
            Method = method,
            Window = reference["window"].Int,
            Percentile = reference["perc"].Number,
            Offset = offset,
        };
        Close.Equal(reference["at"].Rows, At(SeriesTransforms.Normalize(_fish, options, Precision.Double)));
    }

    private void RequireSummary(ReferenceFile summary, SeriesSet set)
    {
        var all = Enumerable.Range(0, set.Count).SelectMany(set.GetRecord).ToArray();
        Close.Equal(summary["sum"].Number, all.Sum());
        Close.Equal(summary["abs_sum"].Number, all.Sum(Math.Abs));
        Close.Equal(summary["min"].Number, all.Min());
        Close.Equal(summary["max"].Number, all.Max());
        Assert.Equal(summary["nan"].Int, all.Count(double.IsNaN));
    }

    private double[][] At(SeriesSet set) => [.. _voxels.Select(set.GetRecord)];

    private static double Trace(double[,] matrix) => Enumerable.Range(0, matrix.GetLength(0)).Sum(i => matrix[i, i]);

    private static double[] Row(double[,] matrix, int row) => [.. Enumerable.Range(0, matrix.GetLength(1)).Select(i => matrix[row, i])];
}
