using System.Numerics;
using System.Runtime.InteropServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One worker of a <see cref="SeedingPass"/>.</summary>
internal sealed unsafe class SeedingWorker : IDisposable
{
    private const int ShortLength = 4;
    private readonly FitProblem _problem;
    private readonly int _length;
    private readonly int _rows;
    private readonly int _stride;
    private readonly double[] _tile;
    private readonly double[] _record;
    private readonly double[] _columns;
    private readonly AlignedBuffer _floats;
    private readonly float[] _squaredNorms;
    private readonly bool[] _loaded;
    private double[] _distances = [];

    public SeedingWorker(FitProblem problem, int rows, bool screens)
    {
        _problem = problem;
        _length = problem.Records.Length;
        _rows = rows;
        _stride = RowCentroids.StrideOf(_length);
        _tile = screens ? [] : new double[rows * _length];
        _record = new double[_length];
        _columns = _length <= ShortLength ? new double[ShortLength * rows] : [];
        _squaredNorms = new float[rows];
        _loaded = new bool[rows];
        _floats = new AlignedBuffer(screens ? (long)rows * _stride : 1);
        for (long i = 0; i < _floats.Count; i++)
            _floats.Pointer[i] = 0;
    }

    /// <summary>Notes the distances of a chunk of records.</summary>
    public void Run(IReadOnlyList<PlusPlusState> states, RowCentroids?[] packed, int chunk)
    {
        int first = chunk * _rows;
        int count = Math.Min(_rows, _problem.Records.Count - first);
        bool screens = packed[0] is not null;
        var tile = screens ? default : _problem.Records.Read(first, count, _tile);
        if (_length <= ShortLength)
            Transpose(tile, count);
        Array.Clear(_loaded, 0, count);
        for (int s = 0; s < states.Count; s++)
        {
            var state = states[s];
            if (_distances.Length < state.TrialCount * _rows)
                _distances = new double[state.TrialCount * _rows];
            for (int t = 0; t < state.TrialCount; t++)
                state.Nearest.Slice(first, count).CopyTo(_distances.AsSpan(t * _rows));
            if (screens)
                Screen(state, packed[s]!, first, count);
            else if (_length <= ShortLength)
                Short(state, count);
            else
                Direct(state, tile, first, count);
            for (int t = 0; t < state.TrialCount; t++)
                state.Note(t, chunk, _distances.AsSpan(t * _rows, count));
        }
    }

    public void Dispose() => _floats.Dispose();

    private void Direct(PlusPlusState state, ReadOnlySpan<double> tile, int first, int count)
    {
        for (int t = 0; t < state.TrialCount; t++)
        {
            var trial = state.Trials.AsSpan(t * _length, _length);
            for (int i = 0; i < count; i++)
            {
                if (state.MayBeNearer(t, first + i))
                    Lower(t, i, LaneSums.SquaredDistance(tile.Slice(i * _length, _length), trial, _distances[(t * _rows) + i]));
            }
        }
    }

    /// <summary>Long records: a distance in double only where a float product and its bound leave the question open.</summary>
    private void Screen(PlusPlusState state, RowCentroids trials, int first, int count)
    {
        float* dots = stackalloc float[5];
        double unit = _problem.Centring.Scale * _problem.Centring.Scale;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> record = default;
            int computed = -1;
            for (int t = 0; t < state.TrialCount; t++)
            {
                if (!state.MayBeNearer(t, first + i))
                    continue;
                Load(first, i);
                if (t / 5 != computed)
                {
                    computed = t / 5;
                    _problem.Kernel.Rows.Five(_floats.Pointer + ((long)i * _stride), trials.Row(5 * computed), _stride, dots);
                }

                // Turned round, so that what is not a number is computed in double too.
                double least = state.Nearest[first + i] * unit * (1 + 1e-9);
                double squared = _squaredNorms[i] + (double)(dots[t % 5] + trials.SquaredNorms[t]);
                if (squared - trials.Margin.Error(_squaredNorms[i]) > least)
                    continue;
                if (record.IsEmpty)
                    record = _problem.Records.Read(first + i, 1, _record);
                Lower(t, i, LaneSums.SquaredDistance(record, state.Trials.AsSpan(t * _length, _length), _distances[(t * _rows) + i]));
            }
        }
    }

    private void Lower(int trial, int i, double distance)
    {
        ref double nearest = ref _distances[(trial * _rows) + i];
        nearest = Math.Min(nearest, distance);
    }

    private void Load(int first, int i)
    {
        if (_loaded[i])
            return;
        _loaded[i] = true;
        _squaredNorms[i] = _problem.LoadRow(_problem.Kernel.Rows, first + i, _record, _floats.Pointer + ((long)i * _stride));
    }

    private void Transpose(ReadOnlySpan<double> tile, int count)
    {
        for (int j = 0; j < _length; j++)
        {
            for (int i = 0; i < count; i++)
                _columns[(j * _rows) + i] = tile[(i * _length) + j];
        }
    }

    /// <summary>Short records, several at a time: the same terms, folded in the same way.</summary>
    private void Short(PlusPlusState state, int count)
    {
        for (int t = 0; t < state.TrialCount; t++)
        {
            // Columns that are not there stay 0 on both sides, and add nothing.
            var trial = state.Trials.AsSpan(t * _length, _length);
            double c0 = trial[0], c1 = _length > 1 ? trial[1] : 0, c2 = _length > 2 ? trial[2] : 0, c3 = _length > 3 ? trial[3] : 0;
            var x0 = _columns.AsSpan(0, count);
            var x1 = _columns.AsSpan(_rows, count);
            var x2 = _columns.AsSpan(2 * _rows, count);
            var x3 = _columns.AsSpan(3 * _rows, count);
            var nearest = _distances.AsSpan(t * _rows, count);
            var v0 = MemoryMarshal.Cast<double, Vector<double>>(x0);
            var v1 = MemoryMarshal.Cast<double, Vector<double>>(x1);
            var v2 = MemoryMarshal.Cast<double, Vector<double>>(x2);
            var v3 = MemoryMarshal.Cast<double, Vector<double>>(x3);
            var vn = MemoryMarshal.Cast<double, Vector<double>>(nearest);
            for (int v = 0; v < vn.Length; v++)
            {
                var d0 = v0[v] - new Vector<double>(c0);
                var d1 = v1[v] - new Vector<double>(c1);
                var d2 = v2[v] - new Vector<double>(c2);
                var d3 = v3[v] - new Vector<double>(c3);
                vn[v] = Vector.Min(vn[v], ((d0 * d0) + (d2 * d2)) + ((d1 * d1) + (d3 * d3)));
            }

            for (int i = vn.Length * Vector<double>.Count; i < count; i++)
            {
                double d0 = x0[i] - c0, d1 = x1[i] - c1, d2 = x2[i] - c2, d3 = x3[i] - c3;
                nearest[i] = Math.Min(nearest[i], ((d0 * d0) + (d2 * d2)) + ((d1 * d1) + (d3 * d3)));
            }
        }
    }
}
