namespace ClusterTools.Metrics.Agreement;

/// <summary>How clusters go with true classes.</summary>
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

    /// <summary>Whether clusters hold records of one class only.</summary>
    public double Homogeneity { get; }

    /// <summary>Whether the records of a class lie in one cluster.</summary>
    public double Completeness { get; }

    /// <summary>The harmonic mean of homogeneity and completeness.</summary>
    public double VMeasure { get; }

    /// <summary>The geometric mean of the precision and the recall of pairs.</summary>
    public double FowlkesMallows { get; }

    /// <summary>The part of the records that belong to the most frequent class of their cluster.</summary>
    public double Purity { get; }

    /// <summary>The part of the records that lie in the largest cluster of their class.</summary>
    public double InversePurity { get; }

    /// <summary>The class that each cluster stands for, by majority.</summary>
    public int[] ClassOfCluster { get; }

    /// <summary>The part of the records whose class is that of their cluster.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>How often each class (rows) meets each cluster (columns).</summary>
    public ContingencyTable Contingency { get; }

    /// <summary>How often each class (rows) is taken for each class (columns), by majority.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <inheritdoc/>
    public override string ToString() => $"ARI {AdjustedRand:0.####}, NMI {NormalizedMutualInformation:0.####}, accuracy {Accuracy:0.####}";
}
