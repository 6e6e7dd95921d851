namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>Weights, means and covariances of a mixture, with the factors used to compute its densities.</summary>
/// <param name="Layout">The shape.</param>
/// <param name="Weights">The weight of each component.</param>
/// <param name="Means">The mean of each component.</param>
/// <param name="Covariances">One per component, or a single one if shared: row-major, a diagonal, or one number.</param>
/// <param name="Factors">One per covariance.</param>
internal sealed record MixtureParameters(MixtureLayout Layout, double[] Weights, double[][] Means, double[][] Covariances, CovarianceFactor[] Factors)
{
    public CovarianceFactor Factor(int component) => Factors[Layout.IsShared ? 0 : component];
}
