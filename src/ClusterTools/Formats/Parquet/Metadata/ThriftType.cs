namespace ClusterTools.Formats.Parquet.Metadata;

/// <summary>The types of Thrift's compact protocol, by their codes.</summary>
internal enum ThriftType
{
    /// <summary>The end of a structure.</summary>
    Stop = 0,

    /// <summary>A boolean field that is true; its value is its type.</summary>
    True = 1,

    /// <summary>A boolean field that is false.</summary>
    False = 2,

    /// <summary>A byte.</summary>
    Byte = 3,

    /// <summary>A 16-bit integer of variable length.</summary>
    Int16 = 4,

    /// <summary>A 32-bit integer of variable length.</summary>
    Int32 = 5,

    /// <summary>A 64-bit integer of variable length.</summary>
    Int64 = 6,

    /// <summary>Eight bytes of floating point.</summary>
    Double = 7,

    /// <summary>Bytes with their length before them, also for text.</summary>
    Binary = 8,

    /// <summary>Elements of one type.</summary>
    List = 9,

    /// <summary>As a list.</summary>
    Set = 10,

    /// <summary>Pairs of keys and values.</summary>
    Map = 11,

    /// <summary>Fields up to a stop.</summary>
    Structure = 12,

    /// <summary>Sixteen bytes.</summary>
    Uuid = 13,
}
