using System.Runtime.InteropServices;

namespace ClusterTools.Formats.Elements;

/// <summary>Reorders elements from Fortran order (the first index varies fastest) to C order (the last index varies fastest).</summary>
internal static class FortranOrder
{
    /// <summary>Scatters a run of elements of 1, 2, 4 or 8 bytes.</summary>
    public static void Scatter(int elementSize, ReadOnlySpan<byte> run, long first, long[] shape, Span<byte> destination)
    {
        switch (elementSize)
        {
            case 1:
                Scatter(run, first, shape, destination);
                break;
            case 2:
                Scatter(MemoryMarshal.Cast<byte, ushort>(run), first, shape, MemoryMarshal.Cast<byte, ushort>(destination));
                break;
            case 4:
                Scatter(MemoryMarshal.Cast<byte, uint>(run), first, shape, MemoryMarshal.Cast<byte, uint>(destination));
                break;
            default:
                Scatter(MemoryMarshal.Cast<byte, ulong>(run), first, shape, MemoryMarshal.Cast<byte, ulong>(destination));
                break;
        }
    }

    /// <summary>Scatters a run of elements.</summary>
    /// <param name="run">Consecutive elements of the file.</param>
    /// <param name="first">The index of the first of them in the file.</param>
    /// <param name="shape">The size along each axis.</param>
    /// <param name="destination">The whole array in C order.</param>
    public static void Scatter<T>(ReadOnlySpan<T> run, long first, long[] shape, Span<T> destination)
    {
        var strides = new long[shape.Length];
        long stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        var index = new long[shape.Length];
        long target = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            index[axis] = first % shape[axis];
            first /= shape[axis];
            target += index[axis] * strides[axis];
        }

        foreach (var value in run)
        {
            destination[(int)target] = value;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                target += strides[axis];
                if (++index[axis] < shape[axis])
                    break;
                target -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
    }
}
