namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>What a mixture says of each record.</summary>
/// <param name="Labels">The component that is most probable, the lowest of equals.</param>
/// <param name="LabelProbabilities">Its probability.</param>
/// <param name="Entropy">The entropy of the probabilities of all components, in nats.</param>
/// <param name="LogLikelihoods">ln of the density.</param>
internal sealed record MixtureAnswers(int[] Labels, double[] LabelProbabilities, double[] Entropy, double[] LogLikelihoods);
