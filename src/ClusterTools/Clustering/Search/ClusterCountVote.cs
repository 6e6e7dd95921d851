namespace ClusterTools.Clustering.Search;

/// <summary>The number of clusters that a criterion chooses on a scan.</summary>
public sealed record ClusterCountVote
{
    // With four numbers there is one cut of the curve to choose from.
    internal const int ElbowCandidates = 5;

    private static readonly ClusterCountCriterion[] All =
    [
        ClusterCountCriterion.Similarity, ClusterCountCriterion.Elbow, ClusterCountCriterion.Silhouette, ClusterCountCriterion.CalinskiHarabasz, ClusterCountCriterion.DaviesBouldin,
        ClusterCountCriterion.Gap, ClusterCountCriterion.Stability, ClusterCountCriterion.Bic, ClusterCountCriterion.Aic,
    ];

    internal ClusterCountVote(ClusterCountCriterion criterion, int clusterCount)
    {
        Criterion = criterion;
        ClusterCount = clusterCount;
    }

    /// <summary>The criterion.</summary>
    public ClusterCountCriterion Criterion { get; }

    /// <summary>The number of clusters that it chooses.</summary>
    public int ClusterCount { get; }

    /// <summary>The votes of the criteria whose scores the candidates have.</summary>
    /// <param name="candidates">The candidates that the records can fill, ascending.</param>
    /// <param name="distinct">The number of distinct records, or at least as many as the most clusters.</param>
    /// <param name="chosenBy">The criterion that chose: its vote comes first.</param>
    internal static IReadOnlyList<ClusterCountVote> Of(ClusterCountCandidate[] candidates, int distinct, ClusterCountCriterion chosenBy)
    {
        var votes = new List<ClusterCountVote>();
        foreach (var criterion in All.OrderByDescending(c => c == chosenBy))
        {
            var scored = ClusterCountChoice.Score(candidates, criterion);
            bool canJudge = Array.Exists(scored, c => !double.IsNaN(c.Score)) && (criterion != ClusterCountCriterion.Elbow || candidates.Length >= ElbowCandidates);
            int best = canJudge && distinct > 1 ? ClusterCountChoice.Choose(scored, criterion) : -1;
            if (best >= 0)
                votes.Add(new ClusterCountVote(criterion, candidates[best].ClusterCount));
        }

        return votes;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Criterion} {ClusterCount}";
}
