namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>Best and second-best scores of 64 records, and the number of the best centroid (as a float, which is exact up to 2²⁴).</summary>
internal readonly unsafe struct NearestState(float* memory)
{
    /// <summary>Floats of memory that a state takes.</summary>
    public const int Floats = 4 * RecordGroup.Size;

    public float* Best { get; } = memory;

    public float* Second { get; } = memory + RecordGroup.Size;

    public float* Index { get; } = memory + (2 * RecordGroup.Size);

    /// <summary>Above 0 where the best centroid is sure to be the nearest; anything else, or not a number, where it must be decided in double.</summary>
    public float* Gap { get; } = memory + (3 * RecordGroup.Size);

    /// <summary>Forgets all scores.</summary>
    public void Clear()
    {
        new Span<float>(Best, 2 * RecordGroup.Size).Fill(float.PositiveInfinity);
        new Span<float>(Index, RecordGroup.Size).Clear();
    }
}
