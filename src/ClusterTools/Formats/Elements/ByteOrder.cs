using System.Runtime.InteropServices;

namespace ClusterTools.Formats.Elements;

/// <summary>Turns numbers of the other byte order into those of this machine, and back.</summary>
internal static partial class ByteOrder
{
    /// <summary>Swaps the bytes of each element in place.</summary>
    /// <param name="elements">Whole elements.</param>
    /// <param name="size">The bytes of one: 2, 4 or 8; of 1 there is nothing to do.</param>
    public static void Swap(Span<byte> elements, int size)
    {
        switch (size)
        {
            case 2:
                Swap(MemoryMarshal.Cast<byte, ushort>(elements));
                break;
            case 4:
                Swap(MemoryMarshal.Cast<byte, uint>(elements));
                break;
            case 8:
                Swap(MemoryMarshal.Cast<byte, ulong>(elements));
                break;
            default:
                break;
        }
    }
}
