using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>The M-step of a Gaussian mixture.</summary>
internal static class MixtureMaximization
{
    /// <summary>Computes new parameters. A vanished component keeps its mean and covariance and has weight 0.</summary>
    /// <param name="layout">The shape.</param>
    /// <param name="moments">The moments of the pass; its covariances are regularised in place.</param>
    /// <param name="before">The previous parameters, whose covariances vanished components keep; null for unit covariances.</param>
    /// <param name="repair">Adds the regularisation, and more where it is not enough.</param>
    /// <param name="execution">Threads.</param>
    public static MixtureParameters Maximize(MixtureLayout layout, MixtureMoments moments, MixtureParameters? before, CovarianceRepair repair, ExecutionOptions execution)
    {
        double[] weights = Array.ConvertAll(moments.Weights, w => w / moments.Total);
        var covariances = new double[layout.MatrixCount][];
        var factors = new CovarianceFactor[covariances.Length];
        ChunkedParallel.For(covariances.Length, execution, (m, _) =>
        {
            if (layout.IsShared || weights[m] > 0)
            {
                covariances[m] = moments.Covariances[m];
                factors[m] = repair.Apply(m, covariances[m]);
            }
            else if (before is not null)
            {
                (covariances[m], factors[m]) = (before.Covariances[m], before.Factors[m]);
            }
            else
            {
                covariances[m] = layout.UnitCovariance();
                factors[m] = CovarianceFactor.FromCovariance(layout, covariances[m])!;
            }
        });
        return new MixtureParameters(layout, weights, moments.Means, covariances, factors);
    }
}
