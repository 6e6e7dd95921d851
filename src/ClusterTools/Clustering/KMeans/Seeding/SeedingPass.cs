using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>Passes over the records for the choosing of starts, for several starts at once: a run of records is read once for all of them. Products in float tell which
/// records a trial may be nearer to (<see cref="TrialFilter"/>); only their distances are computed in double, column by column (<see cref="TrialKernel"/>), so that they are
/// the same on every machine.</summary>
internal sealed class SeedingPass : IDisposable
{
    private const int ChunkValues = 1 << 15;
    private const int ManyRows = 8 * RecordGroup.Size;
    private readonly FitProblem _problem;
    private readonly double[]? _weights;
    private readonly SeedingWorker?[] _workers;
    private readonly int _unitRows;
    private readonly int _units;

    public SeedingPass(FitProblem problem)
    {
        _problem = problem;
        int count = problem.Records.Count;
        Rows = Math.Max(1, ChunkValues / problem.Records.Length / PlusPlusState.WordSize) * PlusPlusState.WordSize;
        Chunks = ChunkedParallel.ChunkCount(count, Rows);

        // Of small chunks two go together where one is not a number of whole groups of records.
        _unitRows = Rows % RecordGroup.Size == 0 || Rows >= ManyRows ? Rows : 2 * Rows;
        _units = ChunkedParallel.ChunkCount(count, _unitRows);
        _workers = new SeedingWorker?[ChunkedParallel.WorkerCount(_units, problem.Execution)];
        if (problem.Weights is { } weights)
        {
            _weights = new double[PlusPlusState.RoomFor(count)];
            weights.CopyTo(_weights, 0);
        }
    }

    /// <summary>Records of a chunk.</summary>
    public int Rows { get; }

    /// <summary>Chunks.</summary>
    public int Chunks { get; }

    /// <summary>Finds what all trials would leave.</summary>
    public void Run(IReadOnlyList<PlusPlusState> states) => ChunkedParallel.For(_units, _problem.Execution, (unit, worker) =>
    {
        var own = _workers[worker] ??= new SeedingWorker(_problem, _weights, Rows, Math.Min(_unitRows, _problem.Records.Count));
        int first = unit * _unitRows;
        own.Run(states, first, (int)Math.Min(_problem.Records.Count, first + (long)_unitRows));
    });

    public void Dispose()
    {
        foreach (var worker in _workers)
            worker?.Dispose();
    }
}
