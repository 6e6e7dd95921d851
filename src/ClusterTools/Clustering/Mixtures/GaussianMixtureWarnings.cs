using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>The warnings of a mixture fit, as data.</summary>
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
        AddCollapsed(warnings, problem, fit.Repair, k => weights[k] > 0);
        AddSingular(warnings, problem, fit.Repair, k => weights[k] > 0);
        return warnings;
    }

    /// <summary>A Bayesian mixture may well have more components than it uses; only covariances that needed a repair are worth a warning.</summary>
    public static IReadOnlyList<DataWarning> OfBayesian(MixtureProblem problem, CovarianceRepair repair)
    {
        var warnings = new List<DataWarning>();
        AddSingular(warnings, problem, repair, _ => true);
        return warnings;
    }

    private static void AddFewDistinct(List<DataWarning> warnings, MixtureProblem problem, int components)
    {
        var records = RecordSource.Create(problem.Series.Store, ClusterDistance.Euclidean);
        int distinct = DistinctRecords.Of(records, components, problem.Execution.CancellationToken).Count;
        if (distinct < components)
            warnings.Add(new DataWarning("FewerDistinctRecords", string.Format(SR.FewerDistinctRecordsMixture, distinct, components)));
    }

    private static void AddCollapsed(List<DataWarning> warnings, MixtureProblem problem, CovarianceRepair repair, Func<int, bool> counts)
    {
        bool[] collapsed = repair.Collapsed.ToArray();
        string names = Names(problem.Layout, k => collapsed[k] && counts(k));
        if (problem.IsRegularizationLarge)
            Add(warnings, "RegularizationLarge", SR.RegularizationLarge, names, problem.Regularization, problem.RegularizationShare);
        else
            Add(warnings, "ComponentCollapsed", SR.ComponentCollapsed, names, problem.Regularization);
    }

    private static void AddSingular(List<DataWarning> warnings, MixtureProblem problem, CovarianceRepair repair, Func<int, bool> counts)
    {
        double[] added = repair.Added.ToArray();
        Add(warnings, "CovarianceSingular", SR.CovarianceSingular, Names(problem.Layout, k => added[k] > 0 && counts(k)), added.Max());
    }

    private static void Add(List<DataWarning> warnings, string id, string message, string names, params object[] more)
    {
        if (names.Length > 0)
            warnings.Add(new DataWarning(id, string.Format(message, [names, .. more])));
    }

    private static string Names(MixtureLayout layout, Func<int, bool> chosen) =>
        layout.IsShared ? Names(layout.ComponentCount, _ => chosen(0)) : Names(layout.ComponentCount, chosen);

    private static string Names(int count, Func<int, bool> chosen)
    {
        int[] found = [.. Enumerable.Range(0, count).Where(chosen)];
        string names = string.Join(", ", found.Take(MostNames));
        return found.Length > MostNames ? $"{names} … ({found.Length})" : names;
    }
}
