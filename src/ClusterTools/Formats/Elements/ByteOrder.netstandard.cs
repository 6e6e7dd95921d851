using System.Buffers.Binary;

namespace ClusterTools.Formats.Elements;

internal static partial class ByteOrder
{
    private static void Swap(Span<ushort> elements)
    {
        for (int i = 0; i < elements.Length; i++)
            elements[i] = BinaryPrimitives.ReverseEndianness(elements[i]);
    }

    private static void Swap(Span<uint> elements)
    {
        for (int i = 0; i < elements.Length; i++)
            elements[i] = BinaryPrimitives.ReverseEndianness(elements[i]);
    }

    private static void Swap(Span<ulong> elements)
    {
        for (int i = 0; i < elements.Length; i++)
            elements[i] = BinaryPrimitives.ReverseEndianness(elements[i]);
    }
}
