namespace ClusterTools.Clustering;

/// <summary>A clustering with a probability for each label.</summary>
public interface IProbabilisticClustering : IClustering
{
    /// <summary>The probability (0 to 1) that each record belongs to the cluster of its label.</summary>
    double[] LabelProbabilities { get; }
}
