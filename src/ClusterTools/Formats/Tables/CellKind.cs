namespace ClusterTools.Formats.Tables;

/// <summary>What a cell of a table holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing, or a text that stands for a missing value.</summary>
    Missing,

    /// <summary>A number that is not whole.</summary>
    Fraction,

    /// <summary>A number without a fraction.</summary>
    Whole,

    /// <summary>Anything else.</summary>
    Text,
}
