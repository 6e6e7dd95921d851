using ClusterTools.Metrics.Agreement;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>How two clusterings of the same records go together.</summary>
public sealed class ClusteringComparison
{
    private ClusteringComparison(IClustering clustering, IClustering reference)
    {
        Clustering = clustering;
        Reference = reference;
        Matching = LabelMatching.Match(reference.Labels, clustering.Labels, reference.ClusterCount, clustering.ClusterCount);
        Matched = new MatchedClustering(clustering, reference, Matching);
        Contingency = new ContingencyTable(reference.Labels, Matched.Labels);
        AdjustedRand = Metrics.Agreement.AdjustedRand.Score(reference.Labels, clustering.Labels);
        NormalizedMutualInformation = Metrics.Agreement.NormalizedMutualInformation.Score(reference.Labels, clustering.Labels);
    }

    /// <summary>The clustering that is compared.</summary>
    public IClustering Clustering { get; }

    /// <summary>What it is compared with.</summary>
    public IClustering Reference { get; }

    /// <summary>Its clusters.</summary>
    public int ClusterCount => Clustering.ClusterCount;

    /// <summary>The clusters of the reference.</summary>
    public int ReferenceClusterCount => Reference.ClusterCount;

    /// <summary>Which cluster goes with which.</summary>
    public LabelMatching Matching { get; }

    /// <summary>The clustering with the numbers of the reference, for maps in the same colours.</summary>
    public MatchedClustering Matched { get; }

    /// <summary>How often each cluster of the reference (rows) meets each matched cluster (columns).</summary>
    public ContingencyTable Contingency { get; }

    /// <summary>The part of the records that both put into matching clusters.</summary>
    public double Agreement => Matching.Agreement;

    /// <summary>The adjusted Rand index of the two.</summary>
    public double AdjustedRand { get; }

    /// <summary>The mutual information of the two, normalised by the arithmetic mean of their entropies.</summary>
    public double NormalizedMutualInformation { get; }

    /// <summary>Compares.</summary>
    /// <exception cref="ArgumentException">The two have different numbers of records.</exception>
    public static ClusteringComparison Compute(IClustering clustering, IClustering reference)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        ArgumentNullException.ThrowIfNull(reference);
        if (clustering.Labels.Length != reference.Labels.Length)
            throw new ArgumentException(string.Format(SR.ClusteringsOfOthers, clustering.Labels.Length, reference.Labels.Length));
        // Records that either left out are compared in neither.
        (clustering, reference) = (LabelledRecords.Of(clustering, reference.Labels), LabelledRecords.Of(reference, clustering.Labels));
        return new ClusteringComparison(clustering, reference);
    }

    /// <inheritdoc/>
    public override string ToString() => $"ClusteringComparison: {Matching.MatchedRecords} of {Matched.Labels.Length} records agree";
}
