namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>The prior distribution of the weights of a Bayesian mixture.</summary>
public enum WeightPrior
{
    /// <summary>A Dirichlet process, by stick breaking: weights fall off, and components that the records do not need vanish. The number of components is an upper
    /// bound.</summary>
    DirichletProcess,

    /// <summary>A symmetric Dirichlet distribution over the weights.</summary>
    DirichletDistribution,
}
