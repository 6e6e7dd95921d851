using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>For each record an upper bound on the distance from its own centroid and, for each group of centroids, a lower bound on the distance from the others. While the
/// upper bound stays below the lower bounds, the label cannot change and the record is skipped.</summary>
/// <remarks>
/// <para>By the triangle inequality, a centroid that moves by δ changes its distance from a record by at most δ (Elkan 2003; Hamerly 2010; in groups: Ding et al., "Yinyang
/// K-means", 2015). The shifts are accumulated for each centroid and, as the largest of each pass, for each group; bounds are stored relative to these sums, so that a pass
/// writes nothing for the records it skips.</para>
/// <para>Distances are in the kernels' scale. All arithmetic is in float and errs on the safe side: every bound is widened by 2⁻²¹ of the numbers that went into it, which
/// is more than the few roundings (2⁻²⁴ each) amount to and leaves far more than the error of the deciding distances in double (<see cref="ExactDistances"/>).</para>
/// </remarks>
internal sealed class DistanceBounds
{
    /// <summary>The relative widening of bounds.</summary>
    public const float Slack = 1f / (1 << 21);

    /// <summary>Stands for "no upper bound" and for "no centroid to bound".</summary>
    public const float Far = 1e37f;

    // From this number of columns on, bounds save more than they cost.
    private const int UsefulLength = 48;

    private const int FewColumns = 8;

    private const long MaximumBounds = 1L << 30;

    // For each record, less the drift of its centroid when the bound was set.
    private readonly float[] _upper;

    // For each block of 64 records and each group, the 64 bounds plus the drift of the group when they were set.
    private readonly float[] _lower;

    // The total movement of each centroid; the sum over passes of the largest shift in each group; and both as floats, rounded up a little.
    private readonly double[] _centroidDrift;
    private readonly double[] _groupDrift;
    private readonly float[] _centroidDriftNow;
    private readonly float[] _groupDriftNow;
    private readonly int[] _groupOf;
    private readonly double _scale;

    /// <summary>Creates bounds that exclude nothing yet.</summary>
    /// <param name="centroids">All centroids, contiguous.</param>
    /// <param name="length">Columns: values per centroid.</param>
    /// <param name="recordCount">The number of records.</param>
    /// <param name="scale">The kernels' scale.</param>
    /// <param name="oneGroup">Whether all centroids are one group, for <see cref="OneBound"/>.</param>
    public DistanceBounds(double[] centroids, int length, int recordCount, double scale, bool oneGroup = false)
    {
        int count = centroids.Length / length;
        Places = oneGroup ? [.. Enumerable.Range(0, count)] : CentroidGroups.Arrange(centroids, length);
        GroupSize = oneGroup ? count : CentroidGroups.GroupSize(count);
        IsOneGroup = oneGroup;
        GroupCount = Places.Length / GroupSize;
        PlaceOf = new int[count];
        _groupOf = new int[count];
        for (int place = 0; place < Places.Length; place++)
        {
            if (Places[place] >= 0)
            {
                PlaceOf[Places[place]] = place;
                _groupOf[Places[place]] = place / GroupSize;
            }
        }

        _upper = new float[recordCount];
        _lower = new float[checked((recordCount + RecordGroup.Size - 1) / RecordGroup.Size * RecordGroup.Size * GroupCount)];
        _centroidDrift = new double[count];
        _groupDrift = new double[GroupCount];
        _centroidDriftNow = new float[count];
        _groupDriftNow = new float[GroupCount];
        _scale = scale;
    }

    /// <summary>Whether an algorithm starts with bounds for groups of five or ten centroids: Elkan does, and Auto does for records of 48 columns and more.</summary>
    public static bool AreForGroups(KMeansAlgorithm algorithm, int clusterCount, int length, long recordCount)
    {
        if (algorithm != KMeansAlgorithm.Elkan && (algorithm != KMeansAlgorithm.Auto || length < UsefulLength))
            return false;
        long groups = (clusterCount + CentroidGroups.GroupSize(clusterCount) - 1) / CentroidGroups.GroupSize(clusterCount);
        return recordCount * groups <= MaximumBounds;
    }

    /// <summary>Whether a single bound, introduced late, may save anything: for shorter records and 16 centroids or more, but not for up to 8 columns and fewer than 64
    /// centroids, which the kernels compare as fast as bounds are tested.</summary>
    public static bool OneIsUseful(int length, int clusterCount) => length < UsefulLength && clusterCount >= (length <= FewColumns ? 64 : 16);

    /// <summary>The maximum number of bytes that bounds take per record.</summary>
    public static long BytesPerRecord(KMeansAlgorithm algorithm, int length, int clusterCount) =>
        algorithm == KMeansAlgorithm.Lloyd ? 0 : sizeof(float) * (algorithm == KMeansAlgorithm.Auto && length < UsefulLength ? 2 : (clusterCount / 5) + 2);

    /// <summary>An upper bound on the distance with a score.</summary>
    public static float Above(float score, float squaredNorm, float error) =>
        MathF.Sqrt(Math.Max(0, squaredNorm + score + error)) * (1 + Slack);

    /// <summary>A lower bound on the distance with a score.</summary>
    public static float Below(float score, float squaredNorm, float error) =>
        MathF.Sqrt(Math.Max(0, squaredNorm + score - error)) * (1 - Slack);

    /// <summary>An upper bound on a distance that was computed with few roundings, from a point that is off by at most <paramref name="error"/>.</summary>
    public static float Above(float distance, float error) => (distance + error) * (1 + Slack);

    /// <summary>A lower bound on a distance that was computed with few roundings, from a point that is off by at most <paramref name="error"/>.</summary>
    public static float Below(float distance, float error) => Math.Max(0, (distance * (1 - Slack)) - error);

    /// <inheritdoc cref="Below(float, float)"/>
    public static Vector<float> Below(Vector<float> distance, float error) => Vector.Max(Vector<float>.Zero, (distance * (1 - Slack)) - new Vector<float>(error));

    /// <summary>Whether the bounds are for <see cref="OneBound"/>.</summary>
    public bool IsOneGroup { get; }

    /// <summary>The centroid in each slot, group by group; −1 for an empty slot.</summary>
    public int[] Places { get; }

    /// <summary>The slot of each centroid.</summary>
    public int[] PlaceOf { get; }

    /// <summary>The number of slots per group.</summary>
    public int GroupSize { get; }

    /// <summary>The number of groups.</summary>
    public int GroupCount { get; }

    public int GroupOf(int centroid) => _groupOf[centroid];

    /// <summary>Applies the shifts of a centroid update.</summary>
    /// <param name="squaredShifts">The squared shift of each centroid.</param>
    public void Move(double[] squaredShifts)
    {
        const double Up = 1 + 1e-6;
        var largest = new double[GroupCount];
        for (int k = 0; k < squaredShifts.Length; k++)
        {
            double shift = Math.Sqrt(squaredShifts[k]) * _scale * Up;
            largest[_groupOf[k]] = Math.Max(largest[_groupOf[k]], shift);
            _centroidDrift[k] += shift;
            _centroidDriftNow[k] = (float)(_centroidDrift[k] * Up);
        }

        for (int g = 0; g < GroupCount; g++)
        {
            _groupDrift[g] += largest[g];
            _groupDriftNow[g] = (float)(_groupDrift[g] * Up);
        }
    }

    /// <summary>The current upper bound on the distance of a record from its own centroid.</summary>
    public float UpperOf(int record, int own)
    {
        float stored = _upper[record];
        float drift = _centroidDriftNow[own];
        return stored + drift + (Slack * (Math.Abs(stored) + drift));
    }

    /// <summary>Sets the upper bound of a record.</summary>
    public void SetUpper(int record, int own, float distance)
    {
        float drift = _centroidDriftNow[own];
        _upper[record] = distance - drift + (Slack * (distance + drift));
    }

    /// <summary>A bit for each of 64 records for which a centroid of a group, other than its own, may be within <paramref name="distances"/>.</summary>
    /// <param name="first">The first record of the block: a multiple of 64.</param>
    /// <param name="group">The group.</param>
    /// <param name="distances">A distance for each of the 64; NaN excludes nothing.</param>
    public unsafe ulong Within(int first, int group, float* distances)
    {
        fixed (float* bounds = &_lower[Place(first, group)])
            return RecordTests.Best.WithinBound(bounds, _groupDriftNow[group], Slack, distances);
    }

    /// <summary>Sets the lower bound on the distances of a record from a group.</summary>
    public void SetLower(int record, int group, float distance) => _lower[Place(record, group)] = Stored(distance, _groupDriftNow[group]);

    /// <summary>Sets the lower bounds of some of 64 records.</summary>
    /// <param name="first">The first record of the 64.</param>
    /// <param name="group">The group.</param>
    /// <param name="rows">A bit for each record to set.</param>
    /// <param name="distances">A distance for each of the 64.</param>
    [MethodImpl(KernelLoop.Options)]
    public unsafe void SetLower(int first, int group, ulong rows, float* distances)
    {
        var bits = RowMask.Bits;
        var drift = new Vector<float>(_groupDriftNow[group]);
        fixed (float* lower = &_lower[Place(first, group)])
        {
            for (int r = 0; r < RecordGroup.Size; r += Vector<float>.Count)
            {
                var distance = Vector.Min(Unsafe.ReadUnaligned<Vector<float>>(distances + r), new Vector<float>(Far)) + drift;
                var stored = distance - (distance * Slack);
                Unsafe.WriteUnaligned(lower + r, Vector.ConditionalSelect(RowMask.Of(rows, r, bits), stored, Unsafe.ReadUnaligned<Vector<float>>(lower + r)));
            }
        }
    }

    /// <summary>Sets the lower bound unless the current one is lower.</summary>
    public void LimitLower(int record, int group, float distance)
    {
        ref float bound = ref _lower[Place(record, group)];
        float before = bound;
        SetLower(record, group, distance);
        bound = Math.Min(before, bound);
    }

    private static float Stored(float distance, float drift)
    {
        distance = Math.Min(distance, Far) + drift;
        return distance - (Slack * distance);
    }

    private int Place(int record, int group)
    {
        int within = record % RecordGroup.Size;
        return ((record - within) * GroupCount) + (group * RecordGroup.Size) + within;
    }
}
