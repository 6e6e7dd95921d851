using System.Numerics;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The records of some chunks in the form that seeding passes read, for one worker.</summary>
internal sealed unsafe class SeedingUnit : IDisposable
{
    private const int Size = RecordGroup.Size;

    // Records up to this length are widened all at once, longer ones when they are needed.
    private const int ShortLength = 128;
    private readonly FitPlan _plan;
    private readonly RecordSource _records;
    private readonly int _lead;
    private readonly int _length;
    private readonly bool _isShort;
    private readonly AlignedBuffer _memory;
    private readonly GroupReader _reader;
    private readonly GroupCallback _transpose;
    private readonly double[] _rows;
    private int _first;
    private int _end;
    private bool _isWide;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="shard">The records of the shard.</param>
    /// <param name="plan">The kernels.</param>
    /// <param name="lead">The place of the first record.</param>
    /// <param name="records">The maximum number of records of a unit.</param>
    public SeedingUnit(RecordShard shard, FitPlan plan, int lead, int records)
    {
        _plan = plan;
        _lead = lead;
        _records = shard.Records;
        _length = _records.Length;
        _isShort = _length <= ShortLength;
        int groups = (records + Size - 1) / Size;
        _memory = new AlignedBuffer((long)groups * Stride);
        _reader = new GroupReader(_records, plan.Centring);
        _transpose = Transpose;
        _rows = new double[(_isShort ? records : TrialKernel.RecordCount) * _length];
    }

    private long Stride => (_length + 2L) * Size;

    /// <summary>Loads records.</summary>
    /// <param name="first">The place of the first.</param>
    /// <param name="end">The exclusive end.</param>
    public void Load(int first, int end)
    {
        (_first, _end, _isWide) = (first, end, false);
        for (; first < end; first += Size)
            Read(first, Math.Min(Size, end - first));
    }

    /// <summary>The group of records that starts at a place: column by column, 64 values each.</summary>
    public float* Values(int first) => _memory.Pointer + ((first - _first) / Size * Stride);

    public float* Norms(int first) => Values(first) + ((long)_length * Size);

    /// <summary>Their squared norms, rounded down a little.</summary>
    public float* Offsets(int first) => Norms(first) + Size;

    /// <summary>Computes the distances of some records of a group from the trials of a run.</summary>
    /// <param name="state">The run.</param>
    /// <param name="first">The first place of the group.</param>
    /// <param name="measured">A bit for each record.</param>
    public void Measure(PlusPlusState state, int first, ulong measured)
    {
        if (_isShort && !_isWide)
        {
            int start = Math.Max(_first, _lead);
            Widen(start, _end - start, start - _first);
            _isWide = true;
        }

        const int Most = TrialKernel.RecordCount;
        double** from = stackalloc double*[Most];
        double** to = stackalloc double*[Most];
        int* listed = stackalloc int[Most];
        fixed (double* rows = _rows)
        {
            int count = 0;
            while (measured != 0)
            {
                int r = first + BitOperations.TrailingZeroCount(measured);
                measured &= measured - 1;
                if (!_isShort)
                    Widen(r, 1, count);
                from[count] = rows + ((long)(_isShort ? r - _first : count) * _length);
                listed[count++] = r;
                if (count < Most && measured != 0)
                    continue;

                // Padded with the last one.
                for (int i = count; i < Most; i++)
                {
                    from[i] = from[count - 1];
                    listed[i] = listed[count - 1];
                }

                for (int block = 0; block < state.BlockCount; block++)
                {
                    fixed (double* points = &state.Points[block * TrialKernel.PointCount * _length], distances = state.Distances[block])
                    {
                        for (int i = 0; i < Most; i++)
                            to[i] = distances + ((long)listed[i] * TrialKernel.PointCount);
                        _plan.Kernel.Trials.Measure(from, points, PointsOf(state, block), _length, to);
                    }
                }

                count = 0;
            }
        }
    }

    /// <summary>The number of trials in a block.</summary>
    public static int PointsOf(PlusPlusState state, int block) => Math.Min(TrialKernel.PointCount, state.TrialCount - (block * TrialKernel.PointCount));

    public void Dispose() => _memory.Dispose();

    private void Transpose(in GroupSource source, int record)
    {
        int first = record + _lead;
        float* squaredNorms = Offsets(first);
        new Span<float>(squaredNorms, Size).Clear();
        GroupTranspose.Run(source, 0, _length, Values(first), squaredNorms);
        TrialFilter.Prepare(squaredNorms, _length, Norms(first), Offsets(first));
    }

    /// <summary>Reads a group. Places before the first record of the shard are filled with zeros, which are not used.</summary>
    private void Read(int first, int count)
    {
        int before = Math.Min(count, Math.Max(0, _lead - first));
        if (before == 0)
        {
            _reader.Read(first - _lead, count, _transpose);
            return;
        }

        if (_records.IsNormalized)
        {
            var values = new double[count * _length];
            _records.Read(0, count - before, values.AsSpan(before * _length));
            _reader.Give(values, 0, count, first - _lead, _transpose);
            return;
        }

        int size = _length * _records.Store.ElementType.Size();
        var bytes = new byte[count * size];
        _records.Store.GetBytes(0, count - before).CopyTo(bytes.AsSpan(before * size));
        _reader.Give(bytes, _records.Store.ElementType, count, first - _lead, _transpose);
    }

    private void Widen(int place, int count, int row)
    {
        var target = _rows.AsSpan(row * _length, count * _length);
        var values = _records.Read(place - _lead, count, target);
        if (values != target)
            values.CopyTo(target);
    }
}
