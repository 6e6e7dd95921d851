using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One worker of a pass, with scratch memory of its own.</summary>
internal sealed unsafe class AssignmentWorker : IDisposable
{
    private readonly int _worker;
    private readonly RecordSource _records;
    private readonly IReadOnlyList<AssignmentTarget> _targets;
    private readonly PackedCentroids[] _packed;
    private readonly GroupScratch _scratch;
    private readonly GroupReader _reader;
    private readonly GroupTaker _score;
    private readonly double[] _record;

    public AssignmentWorker(int worker, RecordSource records, Centring centring, TileKernel kernel, IReadOnlyList<AssignmentTarget> targets, PackedCentroids[] packed)
    {
        _worker = worker;
        _records = records;
        _targets = targets;
        _packed = packed;
        _scratch = new GroupScratch(records.Length, packed);
        _reader = new GroupReader(records, centring);
        _score = (in group, _) => kernel.Score(group, packed, _scratch);
        _record = new double[records.Length];
        Changed = new int[targets.Count];
    }

    /// <summary>Labels changed so far, of each model.</summary>
    public int[] Changed { get; }

    /// <summary>Records decided in double so far.</summary>
    public long Rechecked { get; private set; }

    /// <summary>Assigns the group of records that begins at <paramref name="first"/>.</summary>
    public void Assign(int first)
    {
        int count = Math.Min(RecordGroup.Size, _records.Count - first);
        _reader.Read(first, count, _score);
        for (int m = 0; m < _packed.Length; m++)
            Label(m, first, count);
    }

    public void Dispose() => _scratch.Dispose();

    private void Label(int model, int first, int count)
    {
        var target = _targets[model];
        int[] labels = target.Labels;
        var nearest = _scratch.Nearest(model);
        ulong mask;
        if (count == RecordGroup.Size)
        {
            fixed (int* old = &labels[first])
                mask = ChangedRecords.Find(nearest, old);
        }
        else
        {
            mask = RecordGroup.First(count);
        }

        for (int r = 0; mask != 0; r++, mask >>= 1)
        {
            while ((mask & 0xFF) == 0)
            {
                mask >>= 8;
                r += 8;
            }

            if ((mask & 1) != 0)
                Decide(nearest.Gap[r] > 0, (int)nearest.Index[r], first, r);
        }

        void Decide(bool sure, int label, int first, int r)
        {
            int old = labels[first + r];
            if (sure && label == old)
                return;
            ReadOnlySpan<double> record = default;
            if (!sure)
            {
                record = _reader.Record(first, r, _record);
                label = ExactDistances.Nearest(record, target.Centroids, label);
                Rechecked++;
                if (label == old)
                    return;
            }

            labels[first + r] = label;
            Changed[model]++;
            target.Sums?.Move(_worker, first + r, record.IsEmpty ? _reader.Record(first, r, _record) : record, old, label);
        }
    }
}
