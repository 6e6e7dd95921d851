namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>Weights, means and covariances of a mixture, with the factors that its densities are computed with.</summary>
/// <param name="Layout">The shape.</param>
/// <param name="Weights">The weight of each component.</param>
/// <param name="Means">The mean of each component.</param>
/// <param name="Covariances">One for each component, or one in all where it is shared: row-major, a diagonal, or one number.</param>
/// <param name="Factors">As many as there are covariances.</param>
internal sealed record MixtureParameters(MixtureLayout Layout, double[] Weights, double[][] Means, double[][] Covariances, CovarianceFactor[] Factors)
{
    public CovarianceFactor Factor(int component) => Factors[Layout.IsShared ? 0 : component];
}
