namespace ClusterTools.Metrics.Agreement;

/// <summary>The agreement of clusters with true classes.</summary>
public sealed class TruthComparison
{
    internal TruthComparison(int[] truth, int[] labels, int clusterCount)
    {
        Contingency = new ContingencyTable(truth, labels);
        AdjustedRand = Metrics.Agreement.AdjustedRand.Score(truth, labels);
        RandIndex = Metrics.Agreement.RandIndex.Score(truth, labels);
        NormalizedMutualInformation = Metrics.Agreement.NormalizedMutualInformation.Score(truth, labels);
        AdjustedMutualInformation = Metrics.Agreement.AdjustedMutualInformation.Score(truth, labels);
        Homogeneity = Metrics.Agreement.Homogeneity.Score(truth, labels);
        Completeness = Metrics.Agreement.Completeness.Score(truth, labels);
        VMeasure = Metrics.Agreement.VMeasure.Score(truth, labels);
        FowlkesMallows = Metrics.Agreement.FowlkesMallows.Score(truth, labels);
        Purity = Metrics.Agreement.Purity.Score(truth, labels);
        InversePurity = Metrics.Agreement.Purity.InverseScore(truth, labels);
        var vote = MajorityVote.Fit(labels, truth, clusterCount);
        ClassOfCluster = vote.ClassOfCluster;
        Confusion = vote.Evaluate(labels, truth);
    }

    /// <summary>The adjusted Rand index.</summary>
    public double AdjustedRand { get; }

    /// <summary>The Rand index.</summary>
    public double RandIndex { get; }

    /// <summary>Mutual information over the arithmetic mean of the entropies.</summary>
    public double NormalizedMutualInformation { get; }

    /// <summary>Mutual information, adjusted for chance.</summary>
    public double AdjustedMutualInformation { get; }

    /// <summary>Homogeneity, 0 to 1: 1 if each cluster contains records of one class only.</summary>
    public double Homogeneity { get; }

    /// <summary>Completeness, 0 to 1: 1 if all records of each class are in one cluster.</summary>
    public double Completeness { get; }

    /// <summary>The harmonic mean of homogeneity and completeness.</summary>
    public double VMeasure { get; }

    /// <summary>The geometric mean of the precision and the recall of pairs.</summary>
    public double FowlkesMallows { get; }

    /// <summary>The fraction of the records that belong to the most frequent class of their cluster.</summary>
    public double Purity { get; }

    /// <summary>The fraction of the records that are in the largest cluster of their class.</summary>
    public double InversePurity { get; }

    /// <summary>The majority class of each cluster.</summary>
    public int[] ClassOfCluster { get; }

    /// <summary>The fraction of the records whose class is the majority class of their cluster.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>The number of records of each class (rows) in each cluster (columns).</summary>
    public ContingencyTable Contingency { get; }

    /// <summary>The confusion matrix of the true classes (rows) and the majority classes of the records' clusters (columns).</summary>
    public ConfusionMatrix Confusion { get; }

    /// <inheritdoc/>
    public override string ToString() => $"ARI {AdjustedRand:0.####}, NMI {NormalizedMutualInformation:0.####}, accuracy {Accuracy:0.####}";
}
