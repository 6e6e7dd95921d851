using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Elements;

/// <summary>Turns elements as a file has them into the type in which a set of series keeps them.</summary>
internal sealed class SeriesElement(StoredElement stored)
{
    /// <summary>How an element is written.</summary>
    public StoredElement Stored => stored;

    /// <summary>The type of the set's values.</summary>
    public ElementType Type { get; } = stored.Type.ForSeries();

    /// <summary>Decodes and, where needed, widens.</summary>
    /// <param name="source">Whole elements as the file has them; they may be overwritten.</param>
    /// <param name="destination">A buffer for the same number of values.</param>
    public void Decode(Span<byte> source, Span<byte> destination)
    {
        if (Type == stored.Type)
        {
            stored.Decode(source, destination);
            return;
        }

        // None of the types that are widened has a form of another size.
        stored.Decode(source, source);
        if (Type == ElementType.Float64)
        {
            ElementConvert.ToDouble(stored.Type, source, MemoryMarshal.Cast<byte, double>(destination));
            return;
        }

        var from = MemoryMarshal.Cast<byte, sbyte>(source);
        var to = MemoryMarshal.Cast<byte, short>(destination);
        for (int i = 0; i < from.Length; i++)
            to[i] = from[i];
    }
}
