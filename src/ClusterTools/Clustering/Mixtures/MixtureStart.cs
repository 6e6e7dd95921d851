using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.KMeans.Seeding;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Finds the initial parameters of a mixture.</summary>
internal static class MixtureStart
{
    /// <summary>The initial parameters of a restart: the given ones, and otherwise the moments of groups of records.</summary>
    public static MixtureParameters Create(MixtureProblem problem, GaussianMixtureOptions options, CovarianceFactor[]? precisions, int restart)
    {
        var layout = problem.Layout;
        double[]? weights = options.InitialWeights is { } given ? Scale(given) : null;
        double[][]? means = options.InitialMeans is { } rows ? Array.ConvertAll(rows, row => (double[])row.Clone()) : null;
        // Each run has its own arrays: a fit changes them.
        double[][]? covariances = precisions is null ? null : Array.ConvertAll(precisions, p => p.ToCovariance(layout));
        precisions = (CovarianceFactor[]?)precisions?.Clone();
        if (weights is not null && means is not null && precisions is not null)
            return new MixtureParameters(layout, weights, means, covariances!, precisions);
        var (labels, centres) = Group(problem, means, options.Initialization, options.Seed, restart);
        var start = MixtureMaximization.Maximize(layout, problem.MomentsOfLabels(layout, labels, centres), before: null, problem.NewRepair(), problem.Execution);
        start = Revive(problem, start);
        return start with
        {
            Weights = weights ?? start.Weights,
            Means = means ?? start.Means,
            Covariances = covariances ?? start.Covariances,
            Factors = precisions ?? start.Factors,
        };
    }

    /// <summary>A group without records starts with the covariance of all records and the weight of one record.</summary>
    private static MixtureParameters Revive(MixtureProblem problem, MixtureParameters start)
    {
        for (int k = 0; k < start.Weights.Length; k++)
        {
            if (start.Weights[k] > 0)
                continue;
            start.Weights[k] = 1.0 / problem.Series.Count;
            if (!problem.Layout.IsShared)
                (start.Covariances[k], start.Factors[k]) = (problem.Whole.Covariances[0], problem.Whole.Factors[0]);
        }

        return start with { Weights = Scale(start.Weights) };
    }

    /// <summary>The groups of records that a restart begins with: those nearest to given means, or by the initialisation method.</summary>
    public static (int[] Labels, double[][] Centres) Group(MixtureProblem problem, double[][]? means, GaussianMixtureInitialization initialization, long seed, int restart)
    {
        if (means is not null)
            return (Nearest(NewFit(problem), means), means);
        int components = problem.Layout.ComponentCount;
        var random = new RandomSource(seed, restart);
        if (initialization == GaussianMixtureInitialization.KMeans)
        {
            var clusters = KMeansClustering.Fit(problem.Series, new KMeansOptions { ClusterCount = components, Seed = unchecked((long)random.NextUInt64()) }, problem.Execution);
            return (clusters.Labels, clusters.Centroids);
        }

        var fit = NewFit(problem);
        var rule = initialization switch
        {
            GaussianMixtureInitialization.Random => KMeansInitialization.Random,
            GaussianMixtureInitialization.KMeansPlusPlus => KMeansInitialization.KMeansPlusPlus,
            _ => throw EnumGuard.Unexpected(initialization),
        };
        double[][] seeds = CentroidMatrix.ToRows(fit.Data.Gather(CentroidSeeding.Choose(fit, rule, components, random)), fit.Data.Length);
        return (Nearest(fit, seeds), seeds);
    }

    private static FitProblem NewFit(MixtureProblem problem) =>
        new(FitData.Of(problem.Series.Store, weights: null, ClusterDistance.Euclidean), problem.Execution, makesPasses: false);

    private static int[] Nearest(FitProblem fit, double[][] centres) =>
        fit.Nearest(CentroidMatrix.Flatten(centres)).Merge(s => new CollectedLabels(s.Labels)).ToArray();

    private static double[] Scale(double[] weights)
    {
        double sum = Moments.Sum(weights);
        return Array.ConvertAll(weights, w => w / sum);
    }
}
