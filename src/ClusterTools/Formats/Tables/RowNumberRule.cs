namespace ClusterTools.Formats.Tables;

/// <summary>What a table's first column must contain to count as row numbers.</summary>
internal enum RowNumberRule
{
    /// <summary>It never counts as row numbers.</summary>
    None,

    /// <summary>0, 1, 2 … or 1, 2, 3 … for many rows: few might be so by chance.</summary>
    ManyInOrder,

    /// <summary>0, 1, 2 … or 1, 2, 3 …: its name says that it may be row numbers.</summary>
    InOrder,

    /// <summary>Ascending integers: the column has no name although the others do, or one that a program gave it.</summary>
    Ascending,
}
