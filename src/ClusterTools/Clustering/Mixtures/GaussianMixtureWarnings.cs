namespace ClusterTools.Clustering;

/// <summary>What the user of a mixture should know, as data.</summary>
internal static class GaussianMixtureWarnings
{
    private const int MostNames = 10;

    public static IReadOnlyList<DataWarning> Of(MixtureProblem problem, MixtureFit fit)
    {
        var warnings = new List<DataWarning>();
        int components = problem.Layout.ComponentCount;
        AddFewDistinct(warnings, problem, components);
        double[] weights = fit.Parameters.Weights;
        Add(warnings, "ComponentReseeded", SR.ComponentReseeded, Names(components, k => fit.Reseeds[k] > 0));
        Add(warnings, "ComponentWithoutWeight", SR.ComponentWithoutWeight, Names(components, k => !(weights[k] > 0)));
        AddCovariances(warnings, problem, fit.Repair, k => weights[k] > 0);
        return warnings;
    }

    public static void AddFewDistinct(List<DataWarning> warnings, MixtureProblem problem, int components)
    {
        var records = RecordSource.Create(problem.Series.Store, ClusterDistance.Euclidean);
        int distinct = DistinctRecords.Count(records, components, problem.Execution.CancellationToken);
        if (distinct < components)
            warnings.Add(new DataWarning("FewerDistinctRecords", string.Format(SR.FewerDistinctRecordsMixture, distinct, components)));
    }

    public static void AddCovariances(List<DataWarning> warnings, MixtureProblem problem, CovarianceRepair repair, Func<int, bool> counts)
    {
        bool shared = problem.Layout.IsShared;
        bool[] collapsed = repair.Collapsed.ToArray();
        double[] added = repair.Added.ToArray();
        Add(warnings, "ComponentCollapsed", SR.ComponentCollapsed, shared && collapsed[0] ? "all" : Names(collapsed.Length, k => collapsed[k] && counts(k) && !shared), problem.Regularization);
        Add(warnings, "CovarianceSingular", SR.CovarianceSingular, shared && added[0] > 0 ? "all" : Names(added.Length, k => added[k] > 0 && counts(k) && !shared), added.Max());
    }

    private static void Add(List<DataWarning> warnings, string id, string message, string names, params object[] more)
    {
        if (names.Length > 0)
            warnings.Add(new DataWarning(id, string.Format(message, [names, .. more])));
    }

    private static string Names(int count, Func<int, bool> chosen)
    {
        int[] found = [.. Enumerable.Range(0, count).Where(chosen)];
        string names = string.Join(", ", found.Take(MostNames));
        return found.Length > MostNames ? $"{names} … ({found.Length})" : names;
    }
}
