using System.Buffers.Binary;

namespace ClusterTools.Formats.Elements;

internal static partial class ByteOrder
{
    // The framework does these with vectors.
    private static void Swap(Span<ushort> elements) => BinaryPrimitives.ReverseEndianness(elements, elements);

    private static void Swap(Span<uint> elements) => BinaryPrimitives.ReverseEndianness(elements, elements);

    private static void Swap(Span<ulong> elements) => BinaryPrimitives.ReverseEndianness(elements, elements);
}
