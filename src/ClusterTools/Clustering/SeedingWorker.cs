using System.Numerics;
using System.Runtime.InteropServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One worker of a <see cref="SeedingPass"/>.</summary>
internal sealed unsafe class SeedingWorker : IDisposable
{
    private const int ShortLength = 4;
    private const int RunLength = 1024;
    private readonly FitProblem _problem;
    private readonly int _length;
    private readonly double[] _tile;
    private readonly double[] _record;
    private readonly double[] _columns;
    private readonly double[] _distances;
    private readonly AlignedBuffer _row;

    public SeedingWorker(FitProblem problem, int rows)
    {
        _problem = problem;
        _length = problem.Records.Length;
        _tile = new double[rows * _length];
        _record = new double[_length];
        _columns = new double[ShortLength * RunLength];
        _distances = new double[RunLength];
        _row = new AlignedBuffer(RowCentroids.StrideOf(_length));
        new Span<float>(_row.Pointer, (int)_row.Count).Clear();
    }

    /// <summary>Notes the distances of a run of records.</summary>
    public void Run(IReadOnlyList<PlusPlusState> states, RowCentroids?[] packed, int first, int count)
    {
        if (packed[0] is not null)
        {
            for (int i = first; i < first + count; i++)
                Screen(states, packed, i);
            return;
        }

        var tile = _problem.Records.Read(first, count, _tile);
        if (_length <= ShortLength)
        {
            for (int start = 0; start < count; start += RunLength)
                Short(states, tile.Slice(start * _length), first + start, Math.Min(RunLength, count - start));
            return;
        }

        foreach (var state in states)
        {
            for (int i = 0; i < count; i++)
            {
                var record = tile.Slice(i * _length, _length);
                double limit = state.Nearest[first + i];
                for (int t = 0; t < state.TrialCount; t++)
                    state.Note(t, first + i, LaneSums.SquaredDistance(record, state.Trials.AsSpan(t * _length, _length), limit));
            }
        }
    }

    public void Dispose() => _row.Dispose();

    /// <summary>A long record: distances in double only from what may be nearer than the nearest so far.</summary>
    private void Screen(IReadOnlyList<PlusPlusState> states, RowCentroids?[] packed, int i)
    {
        float* dots = stackalloc float[5];
        float squaredNorm = _problem.LoadRow(_problem.Kernel.Rows, i, _record, _row.Pointer);
        double unit = _problem.Centring.Scale * _problem.Centring.Scale;
        ReadOnlySpan<double> record = default;
        for (int s = 0; s < states.Count; s++)
        {
            var state = states[s];
            var trials = packed[s]!;
            double nearest = state.Nearest[i];
            double least = nearest * unit * (1 + 1e-9);
            float error = trials.Margin.Error(squaredNorm);
            for (int t = 0; t < state.TrialCount; t++)
            {
                if (t % 5 == 0)
                    _problem.Kernel.Rows.Five(_row.Pointer, trials.Row(t), trials.Stride, dots);

                // Turned round, so that what is not a number is computed in double too.
                double distance = nearest;
                if (!(squaredNorm + (double)(dots[t % 5] + trials.SquaredNorms[t]) - error > least))
                {
                    if (record.IsEmpty)
                        record = _problem.Records.Read(i, 1, _record);
                    distance = LaneSums.SquaredDistance(record, state.Trials.AsSpan(t * _length, _length), nearest);
                }

                state.Note(t, i, distance);
            }
        }
    }

    /// <summary>Short records, several at a time: the same terms, folded in the same way.</summary>
    private void Short(IReadOnlyList<PlusPlusState> states, ReadOnlySpan<double> tile, int first, int count)
    {
        for (int j = 0; j < _length; j++)
        {
            for (int i = 0; i < count; i++)
                _columns[(j * RunLength) + i] = tile[(i * _length) + j];
        }

        foreach (var state in states)
        {
            for (int t = 0; t < state.TrialCount; t++)
            {
                Distances(state.Trials.AsSpan(t * _length, _length), count);
                for (int i = 0; i < count; i++)
                    state.Note(t, first + i, _distances[i]);
            }
        }
    }

    private void Distances(ReadOnlySpan<double> trial, int count)
    {
        // Columns that are not there stay 0 on both sides, and add nothing.
        var c0 = new Vector<double>(trial[0]);
        var c1 = new Vector<double>(trial.Length > 1 ? trial[1] : 0);
        var c2 = new Vector<double>(trial.Length > 2 ? trial[2] : 0);
        var c3 = new Vector<double>(trial.Length > 3 ? trial[3] : 0);
        var x0 = MemoryMarshal.Cast<double, Vector<double>>(_columns.AsSpan(0, RunLength));
        var x1 = MemoryMarshal.Cast<double, Vector<double>>(_columns.AsSpan(RunLength, RunLength));
        var x2 = MemoryMarshal.Cast<double, Vector<double>>(_columns.AsSpan(2 * RunLength, RunLength));
        var x3 = MemoryMarshal.Cast<double, Vector<double>>(_columns.AsSpan(3 * RunLength, RunLength));
        var to = MemoryMarshal.Cast<double, Vector<double>>(_distances.AsSpan());
        for (int v = 0; v * Vector<double>.Count < count; v++)
        {
            var d0 = x0[v] - c0;
            var d1 = x1[v] - c1;
            var d2 = x2[v] - c2;
            var d3 = x3[v] - c3;
            to[v] = ((d0 * d0) + (d2 * d2)) + ((d1 * d1) + (d3 * d3));
        }
    }
}
