using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Which records of a group need a second look.</summary>
internal static unsafe class ChangedRecords
{
    /// <summary>A bit for each of 64 records whose best centroid is not sure or is another than its label.</summary>
    public static ulong Find(NearestState nearest, int* labels)
    {
        ulong mask = 0;
        for (int r = 0; r < RecordGroup.Size; r += 8)
        {
            var index = Vector256.ConvertToInt32Native(Vector256.Load(nearest.Index + r));
            var same = Vector256.Equals(index, Vector256.Load(labels + r)).AsSingle();
            var sure = Vector256.GreaterThan(Vector256.Load(nearest.Gap + r), Vector256<float>.Zero);
            mask |= (ulong)(byte)~(same & sure).ExtractMostSignificantBits() << r;
        }

        return mask;
    }
}
