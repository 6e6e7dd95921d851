using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>Applies to series the preprocessing of the series that a model was fitted on.</summary>
internal static class ModelInput
{
    /// <param name="model">The model.</param>
    /// <param name="series">Series as they were read, or already preprocessed in part or completely.</param>
    /// <param name="asIs">Whether the values are used without preprocessing.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The records have other columns than the model.</exception>
    public static PreparedSeries Prepare(IClusterModel model, SeriesSet series, bool asIs, ExecutionOptions execution)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (model.Pipeline is { } pipeline)
            return pipeline.Prepare(series, model.ValueNames, asIs, execution);
        return series.Length == model.Length
            ? new PreparedSeries(ColumnOrder.Align(series, model.ValueNames, execution), asIs ? null : Unknown(model, series))
            : throw new ArgumentException(string.Format(SR.SeriesLengthUnlikeModel, series.Length, model.Length));
    }

    /// <summary>The files of version 0.1 name the steps of the model's series, but do not hold what these learned.</summary>
    private static DataWarning? Unknown(IClusterModel model, SeriesSet series)
    {
        var missing = model.History.Where(step => IsLearned(step) && !series.History.Contains(step)).ToArray();
        return missing.Length == 0 ? null : new DataWarning("PipelineUnknown", string.Format(SR.PipelineUnknown, string.Join<ProvenanceStep>("; ", missing)));
    }

    private static bool IsLearned(ProvenanceStep step) => step.Operation is "standardize" or "principal components" || step.Detail.EndsWith("over the records", StringComparison.Ordinal);
}
