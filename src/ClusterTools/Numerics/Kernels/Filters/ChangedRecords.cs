using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Finds which records of a group need a closer look.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class ChangedRecords<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>A bit for each of 64 records whose best centroid is uncertain or differs from its label.</summary>
    /// <param name="nearest">The scores of the records. Centroid indices are exact in float, and so are labels.</param>
    /// <param name="labels">The label of each.</param>
    [MethodImpl(KernelLoop.Options)]
    public static ulong Find(NearestState nearest, int* labels)
    {
        var ops = default(TOps);
        ulong settled = 0;
        for (int r = 0; r < RecordGroup.Size; r += ops.Count)
            settled |= (ops.Equal(ops.Load(nearest.Index + r), ops.Convert(labels + r)) & ops.Greater(ops.Load(nearest.Gap + r), ops.Zero)) << r;
        return ~settled;
    }
}
