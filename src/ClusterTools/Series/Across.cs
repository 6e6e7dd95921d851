namespace ClusterTools.Series;

/// <summary>The axis along which a statistic or a transform is computed.</summary>
public enum Across
{
    /// <summary>Along the values of each record: one result per record.</summary>
    Value,

    /// <summary>Across all records: one result per column (time point).</summary>
    Record,
}
