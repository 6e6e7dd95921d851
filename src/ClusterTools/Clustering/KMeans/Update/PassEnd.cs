using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>What is done with each cluster between two passes of a fit: what the workers moved is added up, its part of the inertia taken, its new centroid computed. All in
/// one loop, since a cluster's sums stay in the cache that long, and those of all clusters do not.</summary>
internal sealed class PassEnd
{
    // What takes less than starting a thread is not worth one.
    private const int ChunkValues = 1 << 14;

    private readonly FitProblem _problem;
    private readonly ClusterSums _sums;
    private readonly InertiaPart[] _parts;
    private readonly double _originNorm;
    private double[] _next;

    /// <summary>Begins with the centroids of the first pass.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="sums">The sums of the clusters, which passes keep up.</param>
    /// <param name="centroids">All centroids, one after the other; changed.</param>
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

    /// <summary>All centroids, one after the other: those of the last pass until <see cref="Turn"/>.</summary>
    public double[] Centroids { get; private set; }

    /// <summary>The squared shift of each centroid.</summary>
    public double[] SquaredShifts { get; }

    /// <summary>Takes a pass in.</summary>
    /// <param name="isLast">Whether the centroids are to stay.</param>
    /// <param name="moved">What was moved from cluster to cluster.</param>
    /// <returns>The inertia; null where it takes a pass over the records to be exact enough.</returns>
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

    /// <summary>Computes the new centroids again, after records were moved in the sums.</summary>
    public void UpdateAgain() => Run((scratch, k) =>
    {
        _sums.Read(k, scratch.Sum);
        Update(scratch, k);
    });

    /// <summary>Puts the new centroids in the place of the others.</summary>
    /// <returns>The summed squared shift.</returns>
    public double Turn()
    {
        (Centroids, _next) = (_next, Centroids);
        double shift = 0;
        foreach (double squaredShift in SquaredShifts)
            shift += squaredShift;
        return shift;
    }

    /// <summary>The inertia of the labels of the last pass with the centroids as they are; null where it takes a pass over the records to be exact enough.</summary>
    public double? Inertia()
    {
        Run((scratch, k) =>
        {
            _sums.Read(k, scratch.Sum);
            TakePart(scratch, k);
        });
        return PassInertia.Of(_problem, _parts);
    }

    /// <summary>Goes over all clusters: on several threads where there is enough to do, since all else waits.</summary>
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

    /// <summary>Takes the inertia; what is in the scratch is lost.</summary>
    private void TakePart(Scratch scratch, int k) =>
        _parts[k] = PassInertia.PartOf(scratch.Sum, _sums.Weight(k), Centroid(Centroids, k), _problem.Profile.Origin, _originNorm, scratch.Centroid);

    private Span<double> Centroid(double[] all, int k) => all.AsSpan(k * _problem.Data.Length, _problem.Data.Length);

    private sealed class Scratch(int length)
    {
        public double[] Sum { get; } = new double[length];

        public double[] Centroid { get; } = new double[length];
    }
}
