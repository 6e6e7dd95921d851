using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Npy;

/// <summary>An array out of a .npy file.</summary>
public sealed class NpyArray
{
    /// <summary>Puts an array together.</summary>
    /// <param name="shape">The size along each axis; none for a single number.</param>
    /// <param name="elementType">The type of an element.</param>
    /// <param name="data">The elements in C order (the last index varies fastest) and the machine's byte order.</param>
    internal NpyArray(int[] shape, ElementType elementType, byte[] data)
    {
        Shape = shape;
        ElementType = elementType;
        Data = data;
    }

    /// <summary>The size along each axis; none for a single number.</summary>
    public int[] Shape { get; }

    /// <summary>The type of an element.</summary>
    public ElementType ElementType { get; }

    /// <summary>The elements in C order (the last index varies fastest) and the machine's byte order.</summary>
    public byte[] Data { get; }

    /// <summary>The elements as double, in C order.</summary>
    public double[] ToDoubles()
    {
        var values = new double[Data.Length / ElementType.Size()];
        ElementConvert.ToDouble(ElementType, Data, values);
        return values;
    }

    /// <inheritdoc/>
    public override string ToString() => $"NpyArray {string.Join("x", Shape)} {ElementType}";
}
