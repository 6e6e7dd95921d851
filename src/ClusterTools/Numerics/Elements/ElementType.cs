namespace ClusterTools.Numerics.Elements;

/// <summary>The type of one sample of an <see cref="Images.ImageStack"/> or one value of a <see cref="Series.SeriesSet"/>.</summary>
/// <remarks>A set of series holds <see cref="UInt8"/>, <see cref="UInt16"/>, <see cref="Int16"/>, <see cref="Float32"/> or <see cref="Float64"/>; a stack holds any.</remarks>
public enum ElementType
{
    /// <summary>8-bit unsigned integer.</summary>
    UInt8,

    /// <summary>8-bit signed integer.</summary>
    Int8,

    /// <summary>16-bit unsigned integer.</summary>
    UInt16,

    /// <summary>16-bit signed integer.</summary>
    Int16,

    /// <summary>32-bit unsigned integer.</summary>
    UInt32,

    /// <summary>32-bit signed integer.</summary>
    Int32,

    /// <summary>64-bit unsigned integer.</summary>
    UInt64,

    /// <summary>64-bit signed integer.</summary>
    Int64,

    /// <summary>32-bit IEEE floating point.</summary>
    Float32,

    /// <summary>64-bit IEEE floating point.</summary>
    Float64,
}
