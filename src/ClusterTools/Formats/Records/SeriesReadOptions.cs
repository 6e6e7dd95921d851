namespace ClusterTools.Formats.Records;

/// <summary>How a file of series is read.</summary>
public sealed record SeriesReadOptions
{
    /// <summary>Leading values of each record to leave out (default 0): keys, coordinates, the first columns of a table.</summary>
    public int Skip { get; init; }

    /// <summary>The column of a table that holds the true cluster of each record: its number from 0 (negative: from the end), or its name. Null (the default) for none.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Whether the first row of a table holds the names of its columns; by default that is found out.</summary>
    public TableHeader Header { get; init => field = EnumGuard.RequireDefined(value, nameof(Header)); }

    /// <summary>Rows of a table to leave out before anything else (default 0).</summary>
    public int SkipRows { get; init; }

    /// <summary>Whether the values stay in the file and are read from there whenever they are needed, so that a set may be larger than memory (default false).
    /// It takes a .npy file in C order, a plain IDX file of bytes, or a Thunder folder of one file.</summary>
    public bool MemoryMap { get; init; }
}
