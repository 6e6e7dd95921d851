namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>The best and second-best scores of 64 records, and the index of the best centroid (as a float, which is exact up to 2²⁴).</summary>
internal readonly unsafe struct NearestState(float* memory)
{
    /// <summary>The size of a state, in floats.</summary>
    public const int Floats = 4 * RecordGroup.Size;

    public float* Best { get; } = memory;

    public float* Second { get; } = memory + RecordGroup.Size;

    public float* Index { get; } = memory + (2 * RecordGroup.Size);

    /// <summary>Above 0 where the best centroid is certainly the nearest; otherwise, or if NaN, the record must be decided in double.</summary>
    public float* Gap { get; } = memory + (3 * RecordGroup.Size);

    /// <summary>Resets all scores.</summary>
    public void Clear()
    {
        new Span<float>(Best, 2 * RecordGroup.Size).Fill(float.PositiveInfinity);
        new Span<float>(Index, RecordGroup.Size).Clear();
    }
}
