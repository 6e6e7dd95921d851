using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>Passes over the records for the choosing of starts, for several starts at once: a run of records is read once for all of them. Distances are computed in
/// double, column by column (<see cref="TrialKernel"/>), so that they are the same on every machine.</summary>
internal sealed class SeedingPass
{
    private const int ChunkValues = 1 << 15;

    private readonly FitProblem _problem;

    public SeedingPass(FitProblem problem)
    {
        _problem = problem;
        Rows = Math.Max(1, ChunkValues / problem.Records.Length / TrialKernel.RecordCount) * TrialKernel.RecordCount;
        Chunks = ChunkedParallel.ChunkCount(problem.Records.Count, Rows);
    }

    /// <summary>Records of a chunk.</summary>
    public int Rows { get; }

    /// <summary>Chunks.</summary>
    public int Chunks { get; }

    /// <summary>Notes the distances of all records from what is on trial.</summary>
    public void Run(IReadOnlyList<PlusPlusState> states)
    {
        int length = _problem.Records.Length;
        var owners = new List<(PlusPlusState State, int Trial)>();
        foreach (var state in states)
        {
            for (int t = 0; t < state.TrialCount; t++)
                owners.Add((state, t));
        }

        // Filled up with points at 0, whose distances nobody takes.
        const int Points = TrialKernel.PointCount;
        var trials = new double[checked((owners.Count + Points - 1) / Points * Points * length)];
        for (int i = 0; i < owners.Count; i++)
            owners[i].State.Trials.AsSpan(owners[i].Trial * length, length).CopyTo(trials.AsSpan(i * length));

        var workers = new SeedingWorker?[ChunkedParallel.WorkerCount(Chunks, _problem.Execution)];
        ChunkedParallel.For(Chunks, _problem.Execution, (chunk, worker) =>
        {
            var own = workers[worker] ??= new SeedingWorker(_problem);
            int first = chunk * Rows;
            own.Run(owners, trials, first, Math.Min(_problem.Records.Count, first + Rows));
            foreach (var state in states)
                state.EndChunk(chunk);
        });
    }
}
