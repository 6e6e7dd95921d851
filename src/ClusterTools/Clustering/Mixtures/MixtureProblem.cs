using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>What all starts of a mixture share: the records, the shape, and the moments of all records together where they are needed.</summary>
internal sealed class MixtureProblem
{
    private const double SmallestShare = 1e-12;

    private readonly Lazy<MixtureParameters> _whole;

    public MixtureProblem(SeriesSet series, MixtureLayout layout, double regularization, MixtureKernel kernel, ExecutionOptions execution)
    {
        Series = series;
        Layout = layout;
        Regularization = regularization;
        Execution = execution;
        Pass = new MixturePass(series.Store, kernel);
        _whole = new Lazy<MixtureParameters>(FitWhole);
    }

    public SeriesSet Series { get; }

    public MixtureLayout Layout { get; }

    public double Regularization { get; }

    public ExecutionOptions Execution { get; }

    public MixturePass Pass { get; }

    /// <summary>One component for all records.</summary>
    public MixtureParameters Whole => _whole.Value;

    public CovarianceRepair NewRepair() => new(Layout, Regularization, () =>
    {
        double variance = Whole.Covariances[0][0];
        return variance > 0 ? SmallestShare * variance : SmallestShare;
    });

    /// <summary>The sums of labels.</summary>
    public (MixtureSums Sums, double[][] Centres) SumLabels(MixtureLayout layout, int[] labels, double[][] centres)
    {
        var sums = Pass.SumLabels(layout, labels, centres, Execution);
        if (!MixtureMaximization.IsFarOff(sums, Regularization))
            return (sums, centres);
        centres = MixtureMaximization.Means(sums, centres);
        return (Pass.SumLabels(layout, labels, centres, Execution), centres);
    }

    /// <summary>The sums under a mixture.</summary>
    public (MixtureSums Sums, double[][] Centres) Sum(PackedMixture mixture, double[][] centres)
    {
        var sums = Pass.Sum(mixture, centres, Execution);
        if (!MixtureMaximization.IsFarOff(sums, Regularization))
            return (sums, centres);
        centres = MixtureMaximization.Means(sums, centres);
        return (Pass.Sum(mixture, centres, Execution), centres);
    }

    private MixtureParameters FitWhole()
    {
        var layout = new MixtureLayout(1, Layout.Length, Layout.Type);
        var (sums, centres) = SumLabels(layout, new int[Series.Count], [Series.GetRecord(0)]);
        return MixtureMaximization.Maximize(sums, centres, before: null, new CovarianceRepair(layout, Regularization, () => SmallestShare), Execution);
    }
}
