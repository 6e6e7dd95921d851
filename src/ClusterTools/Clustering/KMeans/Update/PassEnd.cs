using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The work per cluster between two passes of a fit: merging what the workers moved, the cluster's part of the inertia, the new centroid. All in one loop, since
/// the sums of one cluster fit the cache and those of all clusters do not.</summary>
internal sealed class PassEnd
{
    // Less work than this is not worth starting a thread.
    private const int ChunkValues = 1 << 14;

    private readonly FitProblem _problem;
    private readonly ClusterSums _sums;
    private readonly InertiaPart[] _parts;
    private readonly double _originNorm;
    private double[] _next;

    /// <summary>Starts with the centroids of the first pass.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="sums">The sums of the clusters, which passes update.</param>
    /// <param name="centroids">All centroids, contiguous; overwritten.</param>
    public PassEnd(FitProblem problem, ClusterSums sums, double[] centroids)
    {
        _problem = problem;
        _sums = sums;
        Centroids = centroids;
        _next = new double[centroids.Length];
        _originNorm = Math.Sqrt(LaneSums.Dot(problem.Profile.Origin, problem.Profile.Origin));
        _parts = new InertiaPart[sums.Sizes.Length];
        SquaredShifts = new double[sums.Sizes.Length];
    }

    /// <summary>All centroids, contiguous: those of the last pass until <see cref="UseNewCentroids"/>.</summary>
    public double[] Centroids { get; private set; }

    /// <summary>The squared shift of each centroid.</summary>
    public double[] SquaredShifts { get; }

    /// <summary>Applies the results of a pass.</summary>
    /// <param name="isLast">Whether the centroids should stay.</param>
    /// <param name="moved">The records moved between clusters.</param>
    /// <returns>The inertia; null if only a pass over the records is exact enough.</returns>
    public double? Take(bool isLast, IReadOnlyList<MovedSums> moved)
    {
        Run((scratch, k) =>
        {
            _sums.Merge(k, moved);
            _sums.Read(k, scratch.Sum);
            if (!isLast)
                Update(scratch, k);
            TakePart(scratch, k);
        });
        return PassInertia.Of(_problem, _parts);
    }

    /// <summary>Recomputes the new centroids after records were relocated in the sums.</summary>
    public void UpdateAgain() => Run((scratch, k) =>
    {
        _sums.Read(k, scratch.Sum);
        Update(scratch, k);
    });

    /// <summary>Replaces the centroids by the new ones.</summary>
    /// <returns>The summed squared shift.</returns>
    public double UseNewCentroids()
    {
        (Centroids, _next) = (_next, Centroids);
        double shift = 0;
        foreach (double squaredShift in SquaredShifts)
            shift += squaredShift;
        return shift;
    }

    /// <summary>The inertia of the labels of the last pass with the current centroids; null if only a pass over the records is exact enough.</summary>
    public double? Inertia()
    {
        Run((scratch, k) =>
        {
            _sums.Read(k, scratch.Sum);
            TakePart(scratch, k);
        });
        return PassInertia.Of(_problem, _parts);
    }

    /// <summary>Processes all clusters: on several threads if there is enough work, since everything else waits for it.</summary>
    private void Run(Action<Scratch, int> body)
    {
        int length = _problem.Data.Length;
        int step = Math.Max(1, ChunkValues / length);
        int chunks = ChunkedParallel.ChunkCount(_parts.Length, step);
        var scratches = new Scratch?[ChunkedParallel.WorkerCount(chunks, _problem.Execution)];
        ChunkedParallel.For(chunks, _problem.Execution, (chunk, worker) =>
        {
            var scratch = scratches[worker] ??= new Scratch(length);
            int end = Math.Min(_parts.Length, (chunk + 1) * step);
            for (int k = chunk * step; k < end; k++)
                body(scratch, k);
        });
    }

    private void Update(Scratch scratch, int k) =>
        SquaredShifts[k] = CentroidUpdate.Compute(scratch.Sum, _sums.Weight(k), _problem.Data.IsNormalized, Centroid(Centroids, k), Centroid(_next, k));

    /// <summary>Computes the inertia part of a cluster; the scratch is overwritten.</summary>
    private void TakePart(Scratch scratch, int k) =>
        _parts[k] = PassInertia.PartOf(scratch.Sum, _sums.Weight(k), Centroid(Centroids, k), _problem.Profile.Origin, _originNorm, scratch.Centroid);

    private Span<double> Centroid(double[] all, int k) => all.AsSpan(k * _problem.Data.Length, _problem.Data.Length);

    private sealed class Scratch(int length)
    {
        public double[] Sum { get; } = new double[length];

        public double[] Centroid { get; } = new double[length];
    }
}
