namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>What the cells of a column that is written have in common, from the narrowest to the widest.</summary>
internal enum OutputKind
{
    /// <summary>Nothing was found yet.</summary>
    None,

    /// <summary>Booleans.</summary>
    Boolean,

    /// <summary>Integers of up to 32 bits.</summary>
    Int32,

    /// <summary>Wider integers.</summary>
    Int64,

    /// <summary>32-bit floats.</summary>
    Float,

    /// <summary>Other numbers.</summary>
    Double,

    /// <summary>Text, or anything as text.</summary>
    Text,
}
