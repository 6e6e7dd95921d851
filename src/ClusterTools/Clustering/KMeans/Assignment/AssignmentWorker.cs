using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>One worker of an <see cref="AssignmentPass"/>.</summary>
internal sealed unsafe class AssignmentWorker : PassWorker
{
    private readonly PackedCentroids[] _packed;
    private readonly GroupScratch _scratch;
    private readonly GroupReader _reader;
    private readonly GroupTaker _score;
    private readonly double[] _record;

    public AssignmentWorker(int worker, RecordSource records, Centring centring, TileKernel kernel, IReadOnlyList<AssignmentTarget> targets, PackedCentroids[] packed)
        : base(worker, targets)
    {
        _packed = packed;
        _scratch = new GroupScratch(records.Length, packed);
        _reader = new GroupReader(records, centring);
        _score = (in group, _) => kernel.Score(group, packed, _scratch);
        _record = new double[records.Length];
    }

    public override void Dispose() => _scratch.Dispose();

    protected override void Assign(int first, int count)
    {
        _reader.Read(first, count, _score);
        for (int m = 0; m < _packed.Length; m++)
            Label(m, first, count);
    }

    private void Label(int model, int first, int count)
    {
        var target = Targets[model];
        int[] labels = target.Labels;
        var nearest = _scratch.Nearest(model);
        ulong mask;
        if (count == Size)
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
            if (sure && label == labels[first + r])
                return;
            ReadOnlySpan<double> record = default;
            if (!sure)
            {
                record = _reader.Record(first, r, _record);
                label = ExactDistances.Nearest(record, target.Centroids, label);
                Rechecked++;
                if (label == labels[first + r])
                    return;
            }

            int old = Relabel(model, first + r, label);
            target.Sums?.Move(Number, first + r, record.IsEmpty ? _reader.Record(first, r, _record) : record, old, label);
        }
    }
}
