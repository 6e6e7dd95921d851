using System.Globalization;

namespace ClusterTools.Formats.Records;

/// <summary>How a file of series is read.</summary>
/// <remarks>For a table, everything that is not given here is inferred from its first lines.</remarks>
public sealed record SeriesReadOptions
{
    /// <summary>Leading values of each record to leave out (default 0): keys, coordinates, the first columns of a table.</summary>
    public int Skip { get; init; }

    /// <summary>The column of a table that holds the true cluster of each record: its name, or its index from 0 (negative: from the end). Null (the default): the last column
    /// where it is called <c>label</c>, as <see cref="Series.SeriesWriter"/> writes it; otherwise none.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Whether the first row of a table holds the names of its columns; by default that is found out.</summary>
    public TableHeader Header { get; init => field = EnumGuard.RequireDefined(value, nameof(Header)); }

    /// <summary>The names of a table's columns, where it has none itself: the first row then holds data. Null (the default) to take those of the table.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>Lines of a table to leave out before anything else (default 0).</summary>
    public int SkipRows { get; init; }

    /// <summary>The character between the cells of a table; a space stands for any run of spaces and tabs. Null (the default) to find it among <c>, ; tab |</c> and space.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whose decimal separator the numbers of a table have (a point or a comma); null (the default) to find it.</summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>Lines of a table that begin with this character are left out; null (the default) for # and % where the table begins with such lines.</summary>
    public char? CommentCharacter { get; init; }

    /// <summary>The texts that stand for a missing value in a table, which becomes NaN; those that are numbers are compared as such. Null (the default) for an empty cell, NA, N/A, #N/A,
    /// &lt;NA&gt;, NULL, None, ? and -, in upper or lower case.</summary>
    public IReadOnlyList<string>? MissingValues { get; init; }

    /// <summary>The columns of a table to take, in this order: names, which may have the wildcards * and ?, indices from 0 (negative: from the end) and ranges of them (<c>0..3</c>).
    /// Null (the default) for all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The columns of a table to leave out, written as in <see cref="Columns"/>.</summary>
    public IReadOnlyList<string>? ExcludedColumns { get; init; }

    /// <summary>The array of an .npz archive to read; null (the default) for its only one, or for X where y is the only other one.</summary>
    public string? Member { get; init; }

    /// <summary>Whether the values stay in the file and are read from there whenever they are needed, so that a set may be larger than memory (default false).
    /// It takes a .npy file in C order, a plain IDX file of bytes, or a Thunder folder of one file.</summary>
    public bool MemoryMap { get; init; }

    /// <summary>Whether any option is given that means something for tables only.</summary>
    internal bool HasTableOptions => LabelColumn is not null || MissingValues is not null || Columns is not null || ExcludedColumns is not null || HasTextOptions;

    /// <summary>Whether any option is given that means something for tables of text only.</summary>
    internal bool HasTextOptions => Header != TableHeader.Auto || ColumnNames is not null || SkipRows != 0 || Delimiter is not null || Culture is not null || CommentCharacter is not null;
}
