using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>What all runs of a mixture share: the records, the layout, and the moments of all records together where they are needed.</summary>
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

    /// <summary>A single component fitted to all records.</summary>
    public MixtureParameters Whole => _whole.Value;

    public CovarianceRepair NewRepair() => new(Layout, Regularization, SmallestVariance);

    /// <summary>A variance that is negligible compared with that of all records.</summary>
    public double SmallestVariance()
    {
        double variance = Whole.Covariances[0][0];
        return variance > 0 ? SmallestShare * variance : SmallestShare;
    }

    /// <summary>The moments if each record belongs entirely to the component of its label.</summary>
    public MixtureMoments MomentsOfLabels(MixtureLayout layout, int[] labels, double[][] centres)
    {
        var sums = Pass.SumLabels(layout, labels, centres, Execution);
        if (MixtureMoments.IsFarOff(sums, Regularization))
        {
            centres = MixtureMoments.MeansOf(sums, centres);
            sums = Pass.SumLabels(layout, labels, centres, Execution);
        }

        return MixtureMoments.Of(sums, centres, Execution);
    }

    /// <summary>The sums under a mixture, and their moments, taken about <paramref name="centres"/>.</summary>
    public (MixtureSums Sums, MixtureMoments Moments) Sum(PackedMixture mixture, double[][] centres)
    {
        var sums = Pass.Sum(mixture, centres, Execution);
        if (MixtureMoments.IsFarOff(sums, Regularization))
        {
            centres = MixtureMoments.MeansOf(sums, centres);
            sums = Pass.Sum(mixture, centres, Execution);
        }

        return (sums, MixtureMoments.Of(sums, centres, Execution));
    }

    /// <summary>The mean and covariance of all records; not regularised.</summary>
    public MixtureMoments MomentsOfAll() =>
        MomentsOfLabels(new MixtureLayout(1, Layout.Length, Layout.Type), new int[Series.Count], [Series.GetRecord(0)]);

    private MixtureParameters FitWhole()
    {
        var layout = new MixtureLayout(1, Layout.Length, Layout.Type);
        return MixtureMaximization.Maximize(layout, MomentsOfAll(), before: null, new CovarianceRepair(layout, Regularization, () => SmallestShare), Execution);
    }
}
