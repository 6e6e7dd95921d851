namespace ClusterTools.Series;

/// <summary>Over what a statistic or a transform runs.</summary>
public enum Across
{
    /// <summary>Over the values of each record: one result a record.</summary>
    Value,

    /// <summary>Over all records: one result a value (a time point).</summary>
    Record,
}
