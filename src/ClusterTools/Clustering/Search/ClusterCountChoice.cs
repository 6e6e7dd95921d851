using ClusterTools.Metrics;

namespace ClusterTools.Clustering.Search;

/// <summary>Computes the scores that need the whole scan, and chooses the best candidate.</summary>
internal static class ClusterCountChoice
{
    /// <summary>The candidates with the scores that depend on the whole curve.</summary>
    public static ClusterCountCandidate[] Complete(ClusterCountCandidate[] candidates, ClusterCountCriterion criterion)
    {
        double modelSum = candidates.Sum(c => c.ModelError);
        double similaritySum = candidates.Sum(c => c.SimilarityError);
        double[] elbow = [.. candidates.Select(_ => double.NaN)];
        if (candidates.Length >= 4)
        {
            var scores = ElbowScore.Compute(Array.ConvertAll(candidates, c => c.ClusterCount), Array.ConvertAll(candidates, c => c.Inertia));
            scores.Scores.CopyTo(elbow, 2);
        }

        var complete = candidates.Select((c, i) => c with
        {
            NormalizedModelError = c.ModelError / modelSum,
            NormalizedSimilarityError = double.IsFinite(similaritySum) ? c.SimilarityError / similaritySum : double.NaN,
            ElbowScore = elbow[i],
        });
        return Score([.. complete], criterion);
    }

    /// <summary>The candidates with the scores that a criterion compares.</summary>
    public static ClusterCountCandidate[] Score(ClusterCountCandidate[] candidates, ClusterCountCriterion criterion) =>
        Array.ConvertAll(candidates, c => c with { Score = ScoreOf(c, criterion) });

    /// <summary>The index of the best candidate; −1 if the criterion is undefined.</summary>
    public static int Choose(ClusterCountCandidate[] candidates, ClusterCountCriterion criterion) => criterion switch
    {
        ClusterCountCriterion.Similarity => Crossing(candidates),
        ClusterCountCriterion.Gap => WithinOneError(candidates),
        ClusterCountCriterion.DaviesBouldin or ClusterCountCriterion.Bic or ClusterCountCriterion.Aic => Highest(candidates, c => -c.Score),
        ClusterCountCriterion.Stability => MostStable(candidates),
        ClusterCountCriterion.Elbow or ClusterCountCriterion.Silhouette or ClusterCountCriterion.CalinskiHarabasz => Highest(candidates, c => c.Score),
        _ => throw EnumGuard.Unexpected(criterion),
    };

    private static double ScoreOf(ClusterCountCandidate candidate, ClusterCountCriterion criterion) => criterion switch
    {
        ClusterCountCriterion.Similarity => candidate.NormalizedModelError - candidate.NormalizedSimilarityError,
        ClusterCountCriterion.Elbow => candidate.ElbowScore,
        ClusterCountCriterion.Silhouette => candidate.Silhouette,
        ClusterCountCriterion.CalinskiHarabasz => candidate.CalinskiHarabasz,
        ClusterCountCriterion.DaviesBouldin => candidate.DaviesBouldin,
        ClusterCountCriterion.Gap => candidate.Gap,
        ClusterCountCriterion.Stability => candidate.Stability,
        ClusterCountCriterion.Bic => candidate.Bic,
        ClusterCountCriterion.Aic => candidate.Aic,
        _ => throw EnumGuard.Unexpected(criterion),
    };

    private static int Crossing(ClusterCountCandidate[] candidates)
    {
        int crossed = Array.FindIndex(candidates, c => c.Score <= 0);
        // The curves cross between two numbers of clusters. Choosing the closer one, rather than always the later, keeps the choice stable when noise shifts the crossing
        // past a candidate.
        return crossed > 0 && candidates[crossed - 1].Score < -candidates[crossed].Score ? crossed - 1 : crossed;
    }

    private static int WithinOneError(ClusterCountCandidate[] candidates)
    {
        for (int i = 0; i + 1 < candidates.Length; i++)
        {
            if (candidates[i].Gap >= candidates[i + 1].Gap - candidates[i + 1].GapError)
                return i;
        }

        return double.IsNaN(candidates[candidates.Length - 1].Gap) ? -1 : candidates.Length - 1;
    }

    /// <summary>Well-separated groups stay together in every model with too few clusters, so among equal agreements the most clusters say most.</summary>
    private static int MostStable(ClusterCountCandidate[] candidates)
    {
        int best = 0;
        for (int i = 1; i < candidates.Length; i++)
        {
            // 1 cluster always agrees with itself.
            if (candidates[i].Score >= candidates[best].Score || candidates[best].ClusterCount == 1)
                best = i;
        }

        return best;
    }

    private static int Highest(ClusterCountCandidate[] candidates, Func<ClusterCountCandidate, double> score)
    {
        int best = -1;
        for (int i = 0; i < candidates.Length; i++)
        {
            double value = score(candidates[i]);
            if (!double.IsNaN(value) && (best < 0 || value > score(candidates[best])))
                best = i;
        }

        return best;
    }
}
