using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>Passes over the records for the choosing of starts, for several starts at once: a run of records is read once for all of them.</summary>
/// <remarks>All that counts is computed in double (<see cref="LaneSums"/>). Of long records most trials are ruled out before, by a float product and its error bound:
/// what is surely farther than the nearest centroid so far changes nothing. Trials far from a record's nearest centroid are not even looked at.</remarks>
internal sealed class SeedingPass
{
    private const int ChunkValues = 1 << 15;

    // From this length of records on, a float product and its bound cost less than a distance in double.
    private const int ScreenedLength = 48;

    private readonly FitProblem _problem;
    private readonly RowScorer _scorer;

    public SeedingPass(FitProblem problem)
    {
        _problem = problem;
        _scorer = problem.Kernel.Rows;
        Rows = Math.Max(1, ChunkValues / problem.Records.Length);
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
        var packed = new RowCentroids?[states.Count];
        var workers = new SeedingWorker?[ChunkedParallel.WorkerCount(Chunks, _problem.Execution)];
        try
        {
            for (int s = 0; s < packed.Length && length >= ScreenedLength; s++)
            {
                var places = new int[(states[s].TrialCount + 4) / 5 * 5];
                for (int place = 0; place < places.Length; place++)
                    places[place] = place < states[s].TrialCount ? place : -1;
                packed[s] = new RowCentroids(states[s].Trials, length, places, _problem.Centring, _scorer.Chain(length));
            }

            ChunkedParallel.For(Chunks, _problem.Execution, (chunk, worker) =>
            {
                var own = workers[worker] ??= new SeedingWorker(_problem, Rows, length >= ScreenedLength);
                own.Run(states, packed, chunk);
            });
        }
        finally
        {
            foreach (var worker in workers)
                worker?.Dispose();
            foreach (var trials in packed)
                trials?.Dispose();
        }

        foreach (var state in states)
            state.EndPass();
    }
}
