namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>What is believed of the weights of a Bayesian mixture before the records are seen.</summary>
public enum WeightPrior
{
    /// <summary>A Dirichlet process, by stick breaking: weights fall off, and components that the records do not need vanish. The number of components is an upper
    /// bound.</summary>
    DirichletProcess,

    /// <summary>A Dirichlet distribution: all components are alike.</summary>
    DirichletDistribution,
}
