using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>The squared distance of each record from the nearest centroid chosen so far, and draws in proportion to it. Sums go chunk by chunk in a fixed order.</summary>
internal sealed class PlusPlusState
{
    private readonly FitProblem _problem;
    private readonly int _rows;
    private readonly int _chunks;
    private readonly double[] _nearest;
    private readonly double[] _chunkPotentials;
    private readonly double[][] _scratches;

    /// <summary>Begins without a centroid: every record is drawn in proportion to its weight.</summary>
    public PlusPlusState(FitProblem problem, int chunkValues)
    {
        _problem = problem;
        int count = problem.Records.Count;
        _rows = Math.Max(1, chunkValues / problem.Records.Length);
        _chunks = ChunkedParallel.ChunkCount(count, _rows);
        _nearest = new double[count];
        _chunkPotentials = new double[_chunks];
        _scratches = new double[ChunkedParallel.WorkerCount(_chunks, problem.Execution)][];
        _nearest.AsSpan().Fill(1);
        for (int chunk = 0; chunk < _chunks; chunk++)
        {
            for (int i = chunk * _rows; i < Math.Min(count, (chunk + 1) * _rows); i++)
                _chunkPotentials[chunk] += Share(i, 1);
        }

        Potential = LaneSums.Sum(_chunkPotentials);
        _nearest.AsSpan().Fill(double.PositiveInfinity);
    }

    /// <summary>Σ w·(squared distance from the nearest centroid).</summary>
    public double Potential { get; private set; }

    /// <summary>Draws a record.</summary>
    public int Draw(RandomSource random)
    {
        double target = random.NextDouble() * Potential;
        int count = _nearest.Length;
        int last = 0;
        for (int chunk = 0; chunk < _chunks; chunk++)
        {
            if (!(_chunkPotentials[chunk] > 0))
                continue;
            if (target >= _chunkPotentials[chunk] && chunk < _chunks - 1)
            {
                target -= _chunkPotentials[chunk];
                last = chunk;
                continue;
            }

            return DrawFrom(chunk, target);
        }

        // Rounding can leave a little over after the last chunk that has a share.
        return DrawFrom(last, double.PositiveInfinity);

        int DrawFrom(int chunk, double rest)
        {
            int found = chunk * _rows;
            for (int i = chunk * _rows; i < Math.Min(count, (chunk + 1) * _rows); i++)
            {
                double share = Share(i, double.IsInfinity(_nearest[i]) ? 1 : _nearest[i]);
                if (!(share > 0))
                    continue;
                found = i;
                rest -= share;
                if (rest < 0)
                    break;
            }

            return found;
        }
    }

    /// <summary>The potential that each of some candidates would leave.</summary>
    public double[] PotentialsWith(double[] candidates)
    {
        int trials = candidates.Length / _problem.Records.Length;
        var parts = new double[trials][];
        for (int t = 0; t < trials; t++)
            parts[t] = new double[_chunks];
        Each((record, row, chunk) =>
        {
            for (int t = 0; t < trials; t++)
                parts[t][chunk] += Share(row, Nearer(record, row, candidates.AsSpan(t * record.Length, record.Length)));
        });
        return Array.ConvertAll(parts, p => LaneSums.Sum(p));
    }

    /// <summary>Adds a centroid.</summary>
    public void Accept(double[] centroid)
    {
        Array.Clear(_chunkPotentials, 0, _chunks);
        Each((record, row, chunk) =>
        {
            _nearest[row] = Nearer(record, row, centroid);
            _chunkPotentials[chunk] += Share(row, _nearest[row]);
        });
        Potential = LaneSums.Sum(_chunkPotentials);
    }

    private delegate void RecordAction(ReadOnlySpan<double> record, int row, int chunk);

    private double Nearer(ReadOnlySpan<double> record, int row, ReadOnlySpan<double> candidate) =>
        Math.Min(_nearest[row], LaneSums.SquaredDistance(record, candidate, _nearest[row]));

    private double Share(int row, double distance) => _problem.Weights is null ? distance : _problem.Weights[row] * distance;

    private void Each(RecordAction action)
    {
        int length = _problem.Records.Length;
        ChunkedParallel.For(_chunks, _problem.Execution, (chunk, worker) =>
        {
            int first = chunk * _rows;
            int count = Math.Min(_rows, _problem.Records.Count - first);
            var tile = _problem.Records.Read(first, count, _scratches[worker] ??= new double[_rows * length]);
            for (int i = 0; i < count; i++)
                action(tile.Slice(i * length, length), first + i, chunk);
        });
    }
}
