using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>What all runs of a mixture share: the records, the layout, the regularisation, and the moments of all records together where they are needed.</summary>
internal sealed class MixtureProblem
{
    private const double SmallestShare = 1e-12;

    /// <summary>A regularisation above this share of the data's variance can hide clusters by itself.</summary>
    private const double LargeShare = 1e-4;

    private readonly Lazy<MixtureMoments> _columns;
    private readonly Lazy<double[]> _scales;
    private readonly Lazy<double[]> _amounts;
    private readonly Lazy<MixtureParameters> _whole;

    public MixtureProblem(SeriesSet series, MixtureLayout layout, MixtureRegularization regularization, MixtureKernel kernel, ExecutionOptions execution)
    {
        Series = series;
        Layout = layout;
        Regularization = regularization;
        Execution = execution;
        Pass = new MixturePass(series.Store, kernel);
        _columns = new Lazy<MixtureMoments>(() => MomentsOfAll(CovarianceType.Diagonal, new double[Layout.Length]));
        _scales = new Lazy<double[]>(() => ScalesOf(Layout.Type));
        _amounts = new Lazy<double[]>(() => regularization.IsRelative ? regularization.Amounts(Scales) : regularization.Amounts(new double[DiagonalSize]));
        _whole = new Lazy<MixtureParameters>(FitWhole);
    }

    public SeriesSet Series { get; }

    public MixtureLayout Layout { get; }

    public MixtureRegularization Regularization { get; }

    public ExecutionOptions Execution { get; }

    public MixturePass Pass { get; }

    /// <summary>The mean of all records.</summary>
    public double[] Mean => _columns.Value.Means[0];

    /// <summary>The variance of all records for each entry of a covariance's diagonal, as <see cref="ScalesOf"/> defines it.</summary>
    public double[] Scales => _scales.Value;

    /// <summary>What is added to each entry of a covariance's diagonal.</summary>
    public double[] Amounts => _amounts.Value;

    /// <summary>The largest ratio of the regularisation to the variance of all records.</summary>
    public double RegularizationShare => Amounts.Zip(Scales, (amount, scale) => amount / scale).Max();

    /// <summary>Whether components narrower than the regularisation need not have collapsed: they may be clusters that it hides.</summary>
    public bool IsRegularizationLarge => RegularizationShare > LargeShare;

    /// <summary>The exponent of the power of two that all determinants are divided by: about that of all records' standard deviations.</summary>
    public int Exponent
    {
        get
        {
            int sum = 0;
            foreach (double scale in Scales)
                sum -= ((int)(BitConverter.DoubleToInt64Bits(scale) >> 52) - 1023) >> 1;
            return Layout.Type == CovarianceType.Spherical ? sum * Layout.Length : sum;
        }
    }

    /// <summary>A single component fitted to all records.</summary>
    public MixtureParameters Whole => _whole.Value;

    private int DiagonalSize => Layout.Type == CovarianceType.Spherical ? 1 : Layout.Length;

    public CovarianceRepair NewRepair() => new(Layout, Amounts, SmallestVariances);

    /// <summary>Variances that are negligible compared with those of all records.</summary>
    public double[] SmallestVariances() => SmallestOf(Scales);

    /// <summary>The variance of each column (of Spherical: their mean). A constant column has no variance, so the square of its value stands for it, or 1 where it is 0: it
    /// tells the components nothing apart, whatever its scale, but keeps their covariances positive definite.</summary>
    /// <param name="type">The shape of the covariances.</param>
    public double[] ScalesOf(CovarianceType type)
    {
        double[] variances = _columns.Value.Covariances[0];
        double[] squares = Array.ConvertAll(Mean, value => value * value);
        if (type == CovarianceType.Spherical)
            (variances, squares) = ([LaneSums.Sum(variances) / variances.Length], [LaneSums.Sum(squares) / squares.Length]);
        var scales = new double[variances.Length];
        for (int i = 0; i < scales.Length; i++)
            scales[i] = variances[i] > 0 ? variances[i] : squares[i] > 0 ? squares[i] : 1;
        return scales;
    }

    /// <summary>The moments if each record belongs entirely to the component of its label.</summary>
    public MixtureMoments MomentsOfLabels(MixtureLayout layout, int[] labels, double[][] centres) => MomentsOfLabels(layout, labels, centres, Amounts);

    /// <summary>The sums under a mixture, and their moments, taken about <paramref name="centres"/>.</summary>
    public (MixtureSums Sums, MixtureMoments Moments) Sum(PackedMixture mixture, double[][] centres)
    {
        var sums = Pass.Sum(mixture, centres, Execution);
        if (MixtureMoments.IsFarOff(sums, Amounts))
        {
            centres = MixtureMoments.MeansOf(sums, centres);
            sums = Pass.Sum(mixture, centres, Execution);
        }

        return (sums, MixtureMoments.Of(sums, centres, Execution));
    }

    /// <summary>The mean and covariance of all records; not regularised.</summary>
    public MixtureMoments MomentsOfAll() => MomentsOfAll(Layout.Type, Amounts);

    /// <summary>A single component of any shape fitted to all records.</summary>
    /// <param name="type">The shape of its covariance.</param>
    /// <param name="regularization">What is added to the diagonal.</param>
    /// <returns>The mixture, and whether its covariance is positive definite without further additions.</returns>
    public (MixtureParameters Mixture, bool IsRegular) FitOne(CovarianceType type, MixtureRegularization regularization)
    {
        var layout = new MixtureLayout(1, Layout.Length, type);
        double[] scales = ScalesOf(type);
        double[] amounts = regularization.Amounts(scales);
        var repair = new CovarianceRepair(layout, amounts, () => SmallestOf(scales));
        var mixture = MixtureMaximization.Maximize(layout, MomentsOfAll(type, amounts), before: null, repair, Execution);
        return (mixture, repair.DegenerateCount == 0);
    }

    private MixtureParameters FitWhole() => FitOne(Layout.Type, Regularization).Mixture;

    private static double[] SmallestOf(double[] scales) => Array.ConvertAll(scales, scale => SmallestShare * scale);

    private MixtureMoments MomentsOfAll(CovarianceType type, double[] regularization) =>
        MomentsOfLabels(new MixtureLayout(1, Layout.Length, type), new int[Series.Count], [Series.GetRecord(0)], regularization);

    private MixtureMoments MomentsOfLabels(MixtureLayout layout, int[] labels, double[][] centres, double[] regularization)
    {
        var sums = Pass.SumLabels(layout, labels, centres, Execution);
        if (MixtureMoments.IsFarOff(sums, regularization))
        {
            centres = MixtureMoments.MeansOf(sums, centres);
            sums = Pass.SumLabels(layout, labels, centres, Execution);
        }

        return MixtureMoments.Of(sums, centres, Execution);
    }
}
