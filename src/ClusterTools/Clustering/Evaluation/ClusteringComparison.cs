using ClusterTools.Metrics.Agreement;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>The agreement of two clusterings of the same records.</summary>
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

    /// <summary>The reference clustering.</summary>
    public IClustering Reference { get; }

    /// <summary>The number of clusters of <see cref="Clustering"/>.</summary>
    public int ClusterCount => Clustering.ClusterCount;

    /// <summary>The number of clusters of the reference.</summary>
    public int ReferenceClusterCount => Reference.ClusterCount;

    /// <summary>The one-to-one matching of the clusters that maximises the agreement.</summary>
    public LabelMatching Matching { get; }

    /// <summary>The clustering renumbered to match the reference, for maps in the same colours.</summary>
    public MatchedClustering Matched { get; }

    /// <summary>The number of records in each pair of a reference cluster (rows) and a matched cluster (columns).</summary>
    public ContingencyTable Contingency { get; }

    /// <summary>The fraction of the records that both put into matching clusters.</summary>
    public double Agreement => Matching.Agreement;

    /// <summary>The adjusted Rand index of the two.</summary>
    public double AdjustedRand { get; }

    /// <summary>The mutual information of the two, normalised by the arithmetic mean of their entropies.</summary>
    public double NormalizedMutualInformation { get; }

    /// <summary>Compares a clustering with a reference.</summary>
    /// <exception cref="ArgumentException">The two have different numbers of records.</exception>
    public static ClusteringComparison Compute(IClustering clustering, IClustering reference)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        ArgumentNullException.ThrowIfNull(reference);
        if (clustering.Labels.Length != reference.Labels.Length)
            throw new ArgumentException(string.Format(SR.ClusteringsOfOthers, clustering.Labels.Length, reference.Labels.Length));
        // Records that either clustering left out are not compared.
        (clustering, reference) = (LabelledRecords.Of(clustering, reference.Labels), LabelledRecords.Of(reference, clustering.Labels));
        return new ClusteringComparison(clustering, reference);
    }

    /// <inheritdoc/>
    public override string ToString() => $"ClusteringComparison: {Matching.MatchedRecords} of {Matched.Labels.Length} records agree";
}
