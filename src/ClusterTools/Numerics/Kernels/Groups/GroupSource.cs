using ClusterTools.Numerics.Elements;

namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>Up to <see cref="RecordGroup.Size"/> records in their store's memory layout.</summary>
internal unsafe struct GroupSource
{
    /// <summary>The first value of the first record.</summary>
    public byte* Rows;

    /// <summary>The element type.</summary>
    public ElementType Type;

    /// <summary>The number of records.</summary>
    public int Count;

    /// <summary>Columns: values per record; records are contiguous.</summary>
    public int Columns;

    /// <summary>The origin, scaled.</summary>
    public float* Point;

    /// <summary>The scale: values are multiplied by it.</summary>
    public double Scale;
}
