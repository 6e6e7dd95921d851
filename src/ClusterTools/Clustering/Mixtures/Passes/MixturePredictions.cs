namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>The predictions of a mixture for each record.</summary>
/// <param name="Labels">The most probable component (ties: the lowest index).</param>
/// <param name="LabelProbabilities">Its probability.</param>
/// <param name="Entropy">The entropy of the probabilities of all components, in nats.</param>
/// <param name="LogLikelihoods">ln of the density.</param>
internal sealed record MixturePredictions(int[] Labels, double[] LabelProbabilities, double[] Entropy, double[] LogLikelihoods);
