using ClusterTools.Numerics.Elements;

namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>Up to <see cref="RecordGroup.Size"/> records as they lie in memory.</summary>
internal unsafe struct GroupSource
{
    /// <summary>The first value of the first record.</summary>
    public byte* Rows;

    /// <summary>The type of a value.</summary>
    public ElementType Type;

    /// <summary>Records.</summary>
    public int Count;

    /// <summary>Values of a record; records follow one another.</summary>
    public int Columns;

    /// <summary>The origin, in the kernels' unit.</summary>
    public float* Point;

    /// <summary>What values are multiplied by.</summary>
    public double Scale;
}
