using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Which records of a group need a second look.</summary>
internal static unsafe class ChangedRecords
{
    /// <summary>A bit for each of 64 records whose best centroid is not sure or is another than its label.</summary>
    public static ulong Find(NearestState nearest, int* labels)
    {
        ulong mask = 0;
        for (int r = 0; r < RecordGroup.Size; r++)
        {
            if (!(nearest.Gap[r] > 0) || (int)nearest.Index[r] != labels[r])
                mask |= 1UL << r;
        }

        return mask;
    }
}
