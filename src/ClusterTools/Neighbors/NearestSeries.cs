using System.Diagnostics;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Finds the nearest records, exactly: no neighbour is missed, and distances are computed in double precision.</summary>
/// <remarks>
/// <para>Euclidean distances and angles go through the float kernels first, with a bound on the rounding error; records that may be neighbours within that bound are measured
/// again in double. Results are therefore bit-identical for any number of threads and on any machine.</para>
/// <para>From 128 values, 8,192 records and 64 queries on (256 from 512 values on), upper bounds of inner products (by the Cauchy-Schwarz inequality) rule out most
/// records before that, if a sample of 1,024 records says that they leave at most three in ten. That takes less time and changes nothing else.</para>
/// </remarks>
public static class NearestSeries
{
    // The number of queries that are processed together: their products with a group of records stay in the level-2 cache.
    private const int BatchQueries = 1024;
    private const long BatchCandidates = 1 << 22;

    /// <summary>Finds the neighbours of queries.</summary>
    /// <param name="series">The records to search.</param>
    /// <param name="query">The queries. One that is a record of <paramref name="series"/> finds itself, at distance 0.</param>
    /// <param name="options">The number of neighbours, the radius and the distance metric.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, values are not finite, neither a number nor a radius is given, or one is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static NearestSeriesResult Find(SeriesSet series, SeriesSet query, NeighborOptions options, ExecutionOptions? execution = null) =>
        Find(series, query, options, execution, KernelSet.Best);

    /// <summary>As <see cref="Find(SeriesSet, SeriesSet, NeighborOptions, ExecutionOptions?)"/>, with a kernel of choice: the result does not depend on it.</summary>
    internal static NearestSeriesResult Find(SeriesSet series, SeriesSet query, NeighborOptions options, ExecutionOptions? execution, KernelSet kernel)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        Check(series, query, options);
        double largest = FiniteRecords.Require(series.Store, execution);
        if (!ReferenceEquals(series, query))
            largest = Math.Max(largest, FiniteRecords.Require(query.Store, execution));

        var records = RecordSource.Create(series.Store, ScoredSpace.Preparation(options.Distance));
        var queries = RecordSource.Create(query.Store, ScoredSpace.Preparation(options.Distance));
        var indices = new int[query.Count][];
        var distances = new double[query.Count][];
        int wanted = options.NeighborCount ?? series.Count;
        long perQuery = options.NeighborCount is { } k ? CandidateList.Capacity(k) : 1024;
        int batch = (int)Math.Clamp(BatchCandidates / perQuery, 1, BatchQueries);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityNeighbors, (long)series.Count * ChunkedParallel.ChunkCount(query.Count, batch));
        var search = new NeighborSearch(records, options, wanted, largest, kernel, progress, execution);
        var scratch = new double[batch * series.Length];
        for (int first = 0; first < query.Count; first += batch)
        {
            int count = Math.Min(batch, query.Count - first);
            search.Find(queries.Read(first, count, scratch), count, (q, found) =>
            {
                indices[first + q] = Array.ConvertAll(found, f => f.Record);
                distances[first + q] = Array.ConvertAll(found, f => f.Distance);
            });
        }

        return new NearestSeriesResult(series, options, indices, distances, clock.Elapsed);
    }

    private static void Check(SeriesSet series, SeriesSet query, NeighborOptions options)
    {
        if (query.Length != series.Length)
            throw new ArgumentException(string.Format(SR.QueryLengthWrong, query.Length, series.Length));
        if (options.NeighborCount is null && options.Radius is null)
            throw new ArgumentException(SR.NeighborsUnlimited);
        if (options.NeighborCount is { } count && count < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.NeighborCount), count, 1));
        if (options.NeighborCount > series.Count)
            throw new ArgumentException(string.Format(SR.NeighborsAboveRecords, options.NeighborCount, series.Count));

        // Negated, so that NaN is rejected too.
        if (options.Radius is { } radius && !(radius >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.Radius), radius, 0));
    }
}
