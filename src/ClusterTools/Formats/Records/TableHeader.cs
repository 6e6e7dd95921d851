namespace ClusterTools.Formats.Records;

/// <summary>Whether the first row of a table holds the names of its columns.</summary>
public enum TableHeader
{
    /// <summary>It does where it has a cell outside the label column that is not a number.</summary>
    Auto,

    /// <summary>It does.</summary>
    Present,

    /// <summary>It holds data.</summary>
    Absent,
}
