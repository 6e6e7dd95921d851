using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Records under a distance metric: the origin and scale of the float kernels that score them, and the distance in double that decides.</summary>
internal sealed class ScoredSpace
{
    /// <param name="records">The records, prepared for the metric.</param>
    /// <param name="distance">The distance metric.</param>
    /// <param name="largest">An upper bound of the magnitude of all values.</param>
    /// <param name="execution">Cancellation.</param>
    public ScoredSpace(RecordSource records, NeighborDistance distance, double largest, ExecutionOptions execution)
    {
        Records = records;
        Distance = distance;
        bool inDouble = records.IsNormalized || records.Store.ElementType == ElementType.Float64;
        Centring = Centring.At(Origin(records, execution), records.IsNormalized ? 1 : largest, inDouble);
    }

    private ScoredSpace(RecordSource records, ScoredSpace like)
    {
        Records = records;
        Distance = like.Distance;
        Centring = like.Centring;
    }

    /// <summary>The records, prepared for the metric.</summary>
    public RecordSource Records { get; }

    /// <summary>The distance metric.</summary>
    public NeighborDistance Distance { get; }

    /// <summary>The origin and scale of the float kernels.</summary>
    public Centring Centring { get; }

    /// <summary>Whether angles are compared: scores then lack the records' norms.</summary>
    public bool Angles => Records.IsNormalized;

    /// <summary>The preparation of records for a metric.</summary>
    public static ClusterDistance Preparation(NeighborDistance distance) => distance switch
    {
        NeighborDistance.Cosine => ClusterDistance.Cosine,
        NeighborDistance.Correlation => ClusterDistance.Correlation,
        // Manhattan uses the records unchanged, too.
        NeighborDistance.Euclidean or NeighborDistance.Manhattan => ClusterDistance.Euclidean,
        _ => throw EnumGuard.Undefined(distance),
    };

    /// <summary>Some of the records, with the same origin and scale.</summary>
    public ScoredSpace Of(RecordSource some) => new(some, this);

    /// <summary>The squared norms of points as the kernels see them.</summary>
    /// <param name="points">The points, contiguous.</param>
    /// <param name="execution">Threads, cancellation.</param>
    public double[] SquaredNorms(double[] points, ExecutionOptions execution)
    {
        var norms = new double[points.Length / Records.Length];
        ChunkedParallel.For(norms.Length, execution, (q, _) => norms[q] = SquaredNorm(points.AsSpan(q * Records.Length, Records.Length)));
        return norms;
    }

    /// <summary>The squared norm of a point as the kernels see it.</summary>
    public double SquaredNorm(ReadOnlySpan<double> point)
    {
        double squared = 0;
        for (int j = 0; j < point.Length; j++)
        {
            double value = (point[j] * Centring.Scale) - Centring.ScaledPoint[j];
            squared += value * value;
        }

        return squared;
    }

    /// <summary>The scores of a radius around a query: a record whose lowest score is above the upper limit is certainly outside, one whose highest is at most the lower
    /// limit certainly inside.</summary>
    /// <param name="squaredNorm">The squared norm of the query as the kernels see it.</param>
    /// <param name="radius">The radius; null for none.</param>
    public (float Lower, float Upper) Limits(double squaredNorm, double? radius)
    {
        double unit = Centring.Scale * Centring.Scale;
        double limit = (radius, Distance) switch
        {
            (null, _) => double.PositiveInfinity,
            ({ } r, NeighborDistance.Manhattan) => r,
            ({ } r, NeighborDistance.Euclidean) => (r * r * unit) - squaredNorm,
            ({ } r, NeighborDistance.Cosine or NeighborDistance.Correlation) => 2 * unit * (r - 1),
            _ => throw EnumGuard.Undefined(Distance),
        };

        // Rounded outwards, with a margin for the rounding of these lines.
        double room = radius is { } given && !double.IsInfinity(limit) ? PortableMath.PowerOfTwo(-21) * (Math.Abs(limit) + squaredNorm + (Angles ? given : 0)) : 0;
        return ((float)(limit - room), (float)(limit + room));
    }

    /// <summary>The decisive value: the distance in double, or its square for the Euclidean distance.</summary>
    public double Measure(ReadOnlySpan<double> query, ReadOnlySpan<double> record)
    {
        if (Angles)
            return Math.Max(0, 1 - LaneSums.Dot(query, record));
        if (Distance == NeighborDistance.Euclidean)
            return LaneSums.SquaredDistance(query, record);
        double sum = 0;
        for (int j = 0; j < query.Length; j++)
            sum += Math.Abs(query[j] - record[j]);
        return sum;
    }

    /// <summary>The distance of a measure.</summary>
    public double Finish(double measure) => Distance == NeighborDistance.Euclidean ? Math.Sqrt(measure) : measure;

    /// <summary>Near the mean for differences; for angles it must be zero. Any point gives the same answer, a near one sooner, so some records stand for all.</summary>
    private static double[] Origin(RecordSource records, ExecutionOptions execution)
    {
        const int Sample = 256;
        var mean = new double[records.Length];
        if (records.IsNormalized)
            return mean;
        var scratch = new double[records.Length];
        int step = Math.Max(1, records.Count / Sample);
        int taken = 0;
        for (long i = 0; i < records.Count; i += step)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            Columns.Add(mean, records.Read((int)i, 1, scratch));
            taken++;
        }

        for (int j = 0; j < mean.Length; j++)
            mean[j] /= taken;
        return mean;
    }
}
