namespace ClusterTools.Numerics;

/// <summary>Best and second-best scores of 64 records, and the number of the best centroid (as a float, which is exact up to 2²⁴).</summary>
internal readonly unsafe struct NearestState(float* memory)
{
    /// <summary>Floats of memory that a state takes.</summary>
    public const int Floats = 3 * RecordGroup.Size;

    public float* Best { get; } = memory;

    public float* Second { get; } = memory + RecordGroup.Size;

    public float* Index { get; } = memory + (2 * RecordGroup.Size);

    /// <summary>Forgets all scores.</summary>
    public void Clear()
    {
        new Span<float>(Best, 2 * RecordGroup.Size).Fill(float.PositiveInfinity);
        new Span<float>(Index, RecordGroup.Size).Clear();
    }
}
