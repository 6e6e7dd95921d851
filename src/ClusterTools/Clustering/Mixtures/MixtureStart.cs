using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Finds the initial parameters of a mixture.</summary>
/// <remarks>Groups are found in the geometry that the shape of the covariances has: Spherical on the values as they are, Diagonal on standardised columns, Full and Tied on
/// standardised columns and, where the records determine a covariance for each component, on whitened ones, too. So the start does not depend on the units of the columns, as the
/// likelihood does not. An absolute regularisation says that the columns have a common unit: then the values as they are come first.</remarks>
internal sealed class MixtureStart
{
    /// <summary>The share of the variance that keeps the geometry of dependent columns finite, whatever the regularisation of the fit.</summary>
    private const double LeastShare = 1e-6;

    private readonly MixtureProblem _problem;
    private readonly GaussianMixtureInitialization _initialization;
    private readonly double[][]? _means;
    private readonly long _seed;
    private readonly SeriesStore[] _stores;

    /// <summary>Prepares the starts of all restarts.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="initialization">How groups are found if no means are given.</param>
    /// <param name="means">Given means, or null: records start in the group of the nearest one, in the values as they are.</param>
    /// <param name="seed">The random seed.</param>
    public MixtureStart(MixtureProblem problem, GaussianMixtureInitialization initialization, double[][]? means, long seed)
    {
        _problem = problem;
        _initialization = initialization;
        _means = means;
        _seed = seed;
        _stores = means is null ? [.. Stores(problem)] : [problem.Series.Store];
    }

    /// <summary>The initial parameters of a restart, one for each geometry that leads to other groups: the given ones, and otherwise the moments of groups of records.</summary>
    public IReadOnlyList<MixtureParameters> Create(GaussianMixtureOptions options, CovarianceFactor[]? precisions, int restart)
    {
        var layout = _problem.Layout;
        double[]? weights = options.InitialWeights is { } given ? Scale(given) : null;
        double[][]? means = _means is null ? null : Array.ConvertAll(_means, row => (double[])row.Clone());
        if (weights is not null && means is not null && precisions is not null)
            return [new MixtureParameters(layout, weights, means, Covariances()!, (CovarianceFactor[])precisions.Clone())];
        var starts = new List<MixtureParameters>();
        foreach (var groups in Groups(restart))
        {
            var moments = _problem.MomentsOfLabels(layout, groups.Labels, groups.Centres);
            var start = Revive(MixtureMaximization.Maximize(layout, moments, before: null, _problem.NewRepair(), _problem.Execution));
            starts.Add(start with
            {
                Weights = (double[]?)weights?.Clone() ?? start.Weights,
                Means = means ?? start.Means,
                Covariances = Covariances() ?? start.Covariances,
                Factors = (CovarianceFactor[]?)precisions?.Clone() ?? start.Factors,
            });
        }

        return starts;

        // Each run has its own arrays: a fit changes them.
        double[][]? Covariances() => precisions is null ? null : Array.ConvertAll(precisions, p => p.ToCovariance(layout));
    }

    /// <summary>The distinct groups of records that a restart begins with.</summary>
    public IReadOnlyList<StartGroups> Groups(int restart)
    {
        var distinct = new List<StartGroups>();
        foreach (var store in _stores)
        {
            var groups = Group(store, restart);
            if (!distinct.Exists(groups.IsSameAs))
                distinct.Add(groups);
        }

        return distinct;
    }

    private static IEnumerable<SeriesStore> Stores(MixtureProblem problem)
    {
        var layout = problem.Layout;
        bool isCommonUnit = layout.Type == CovarianceType.Spherical || !problem.Regularization.IsRelative;
        if (isCommonUnit || layout.ComponentCount == 1)
            yield return problem.Series.Store;
        if (layout.Type == CovarianceType.Spherical || layout.ComponentCount == 1)
            yield break;
        var share = new MixtureRegularization(LeastShare, IsRelative: true);
        yield return WhitenedSeriesStore.Create(problem.Series.Store, problem.FitOne(CovarianceType.Diagonal, share).Mixture, problem.Execution);
        // With fewer records, some component has a singular covariance, and the likelihood cannot judge the start.
        if (!layout.IsMatrix || layout.Length == 1 || problem.Series.Count <= (long)layout.ComponentCount * (layout.Length + 1))
            yield break;
        var (whole, isRegular) = problem.FitOne(CovarianceType.Full, share);
        if (isRegular)
            yield return WhitenedSeriesStore.Create(problem.Series.Store, whole, problem.Execution);
    }

    /// <summary>A group without records starts with the covariance of all records and the weight of one record.</summary>
    private MixtureParameters Revive(MixtureParameters start)
    {
        for (int k = 0; k < start.Weights.Length; k++)
        {
            if (start.Weights[k] > 0)
                continue;
            start.Weights[k] = 1.0 / _problem.Series.Count;
            if (!_problem.Layout.IsShared)
                (start.Covariances[k], start.Factors[k]) = (_problem.Whole.Covariances[0], _problem.Whole.Factors[0]);
        }

        return start with { Weights = Scale(start.Weights) };
    }

    private StartGroups Group(SeriesStore store, int restart)
    {
        if (_means is not null)
            return new StartGroups(Nearest(NewFit(store), _means), _means);
        int components = _problem.Layout.ComponentCount;
        var random = new RandomSource(_seed, restart);
        // Moments about the mean of all records; where it is too far off, they are taken again.
        double[][] centres = [.. Enumerable.Repeat(_problem.Mean, components)];
        if (_initialization == GaussianMixtureInitialization.KMeans)
        {
            var options = new KMeansOptions { ClusterCount = components, Seed = unchecked((long)random.NextUInt64()) };
            return new StartGroups(KMeansClustering.Fit(new SeriesSet(store), options, _problem.Execution).Labels, centres);
        }

        var fit = NewFit(store);
        var rule = _initialization switch
        {
            GaussianMixtureInitialization.Random => KMeansInitialization.Random,
            GaussianMixtureInitialization.KMeansPlusPlus => KMeansInitialization.KMeansPlusPlus,
            _ => throw EnumGuard.Unexpected(_initialization),
        };
        double[][] seeds = CentroidMatrix.ToRows(fit.Data.Gather(CentroidSeeding.Choose(fit, rule, components, random)), fit.Data.Length);
        return new StartGroups(Nearest(fit, seeds), centres);
    }

    private FitProblem NewFit(SeriesStore store) =>
        new(FitData.Of(store, weights: null, ClusterDistance.Euclidean), _problem.Execution, makesPasses: false);

    private static int[] Nearest(FitProblem fit, double[][] centres) =>
        fit.Nearest(CentroidMatrix.Flatten(centres)).Merge(s => new CollectedLabels(s.Labels)).ToArray();

    private static double[] Scale(double[] weights)
    {
        double sum = Moments.Sum(weights);
        return Array.ConvertAll(weights, w => w / sum);
    }
}
