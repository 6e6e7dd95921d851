using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>For each record an upper bound of its distance from its own centroid and, for each group of centroids, a lower bound of its distance from the others. As
/// long as the upper bound stays below the lower ones, the label cannot change and the record need not be looked at.</summary>
/// <remarks>
/// <para>By the triangle inequality a centroid that moves by δ changes its distance from a record by at most δ (Elkan 2003; Hamerly 2010; in groups: Ding et al.,
/// "Yinyang K-means", 2015). The moves are summed up for each centroid and, as the largest of each pass, for each group; bounds are stored relative to these sums, so
/// that a pass changes nothing of a record that it does not look at.</para>
/// <para>Distances are in the kernels' unit. All arithmetic is in float and errs to the safe side: every bound is widened by 2⁻²¹ of the numbers that went into it,
/// which is more than the few roundings (2⁻²⁴ each) come to and leaves far more than the error of the distances in double that decide (<see cref="ExactDistances"/>).</para>
/// </remarks>
internal sealed class DistanceBounds
{
    /// <summary>The widening.</summary>
    public const float Slack = 1f / (1 << 21);

    /// <summary>Stands for no bound above, and for nothing to be bounded below.</summary>
    public const float Far = 1e37f;

    // From this length of records on, bounds save more than they cost.
    private const int UsefulLength = 48;

    private const int FewColumns = 8;

    private const long MaximumBounds = 1L << 30;

    // Of each record, less the drift of its centroid when it was set.
    private readonly float[] _upper;

    // For 64 records after 64 and each group their bounds, plus the drift of the group when they were set.
    private readonly float[] _lower;

    // How far each centroid has moved in all; the sum over passes of the largest move in each group; and both as floats, a little above.
    private readonly double[] _centroidDrift;
    private readonly double[] _groupDrift;
    private readonly float[] _centroidDriftNow;
    private readonly float[] _groupDriftNow;
    private readonly int[] _groupOf;
    private readonly double _scale;

    /// <summary>Makes bounds that rule nothing out yet.</summary>
    /// <param name="centroids">All centroids, one after the other.</param>
    /// <param name="length">Values of a centroid.</param>
    /// <param name="recordCount">Records.</param>
    /// <param name="scale">The kernels' unit.</param>
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

    /// <summary>Whether an algorithm begins with bounds for groups of five or ten centroids: Elkan does, and Auto with records of 48 values and more.</summary>
    public static bool AreForGroups(KMeansAlgorithm algorithm, int clusterCount, int length, long recordCount)
    {
        if (algorithm != KMeansAlgorithm.Elkan && (algorithm != KMeansAlgorithm.Auto || length < UsefulLength))
            return false;
        long groups = (clusterCount + CentroidGroups.GroupSize(clusterCount) - 1) / CentroidGroups.GroupSize(clusterCount);
        return recordCount * groups <= MaximumBounds;
    }

    /// <summary>Whether a single bound, begun late, may spare anything: for shorter records and 16 centroids and more, but not for up to 8 values and fewer than 64
    /// centroids, which the kernels compare as fast as bounds are looked at.</summary>
    public static bool OneIsUseful(int length, int clusterCount) => length < UsefulLength && clusterCount >= (length <= FewColumns ? 64 : 16);

    /// <summary>Bytes that bounds take for each record, at most.</summary>
    public static long BytesPerRecord(KMeansAlgorithm algorithm, int length, int clusterCount) =>
        algorithm == KMeansAlgorithm.Lloyd ? 0 : sizeof(float) * (algorithm == KMeansAlgorithm.Auto && length < UsefulLength ? 2 : (clusterCount / 5) + 2);

    /// <summary>A distance that is surely at least that of a score.</summary>
    public static float Above(float score, float squaredNorm, float error) =>
        MathF.Sqrt(Math.Max(0, squaredNorm + score + error)) * (1 + Slack);

    /// <summary>A distance that is surely at most that of a score.</summary>
    public static float Below(float score, float squaredNorm, float error) =>
        MathF.Sqrt(Math.Max(0, squaredNorm + score - error)) * (1 - Slack);

    /// <summary>A distance that is surely at least one that was computed with few roundings, from a point that is off by an error at most.</summary>
    public static float Above(float distance, float error) => (distance + error) * (1 + Slack);

    /// <summary>A distance that is surely at most that.</summary>
    public static float Below(float distance, float error) => Math.Max(0, (distance * (1 - Slack)) - error);

    /// <inheritdoc cref="Below(float, float)"/>
    public static Vector<float> Below(Vector<float> distance, float error) => Vector.Max(Vector<float>.Zero, (distance * (1 - Slack)) - new Vector<float>(error));

    /// <summary>Whether the bounds are for <see cref="OneBound"/>.</summary>
    public bool IsOneGroup { get; }

    /// <summary>The centroid at each place, group after group; −1 for none.</summary>
    public int[] Places { get; }

    /// <summary>The place of each centroid.</summary>
    public int[] PlaceOf { get; }

    /// <summary>Places of a group.</summary>
    public int GroupSize { get; }

    /// <summary>Groups.</summary>
    public int GroupCount { get; }

    /// <summary>The group of a centroid.</summary>
    public int GroupOf(int centroid) => _groupOf[centroid];

    /// <summary>Takes the moves of an update in.</summary>
    /// <param name="squaredShifts">The squared move of each centroid.</param>
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

    /// <summary>An upper bound of the distance of a record from its own centroid, now.</summary>
    public float UpperOf(int record, int own)
    {
        float stored = _upper[record];
        float drift = _centroidDriftNow[own];
        return stored + drift + (Slack * (Math.Abs(stored) + drift));
    }

    /// <summary>Sets it.</summary>
    public void SetUpper(int record, int own, float distance)
    {
        float drift = _centroidDriftNow[own];
        _upper[record] = distance - drift + (Slack * (distance + drift));
    }

    /// <summary>A bit for each of 64 records of which a centroid of a group, the own left out, may be as near as what <paramref name="distances"/> has.</summary>
    /// <param name="first">The first of the records: a multiple of 64.</param>
    /// <param name="group">The group.</param>
    /// <param name="distances">A distance for each of the 64; what is not a number rules nothing out.</param>
    public unsafe ulong Within(int first, int group, float* distances)
    {
        fixed (float* bounds = &_lower[Place(first, group)])
            return RecordTests.Best.WithinBound(bounds, _groupDriftNow[group], Slack, distances);
    }

    /// <summary>Sets the lower bound of the distances from a group.</summary>
    public void SetLower(int record, int group, float distance) => _lower[Place(record, group)] = Stored(distance, _groupDriftNow[group]);

    /// <summary>Sets those of some of 64 records.</summary>
    /// <param name="first">The first of the 64.</param>
    /// <param name="group">The group.</param>
    /// <param name="rows">A bit for each that is set.</param>
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

    /// <summary>Sets it, if it is not lower already.</summary>
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
