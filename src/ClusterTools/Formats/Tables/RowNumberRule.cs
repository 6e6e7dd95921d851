namespace ClusterTools.Formats.Tables;

/// <summary>What a table's first column has to hold to be taken for the numbers of its rows.</summary>
internal enum RowNumberRule
{
    /// <summary>It is not taken for them.</summary>
    None,

    /// <summary>0, 1, 2 … or 1, 2, 3 … for many rows: few might be so by chance.</summary>
    ManyInOrder,

    /// <summary>0, 1, 2 … or 1, 2, 3 …: its name says that it may be row numbers.</summary>
    InOrder,

    /// <summary>Whole numbers that ascend: it has no name, though the other columns have, or one that a program gave it.</summary>
    Ascending,
}
