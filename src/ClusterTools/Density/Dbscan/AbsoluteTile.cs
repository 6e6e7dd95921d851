using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Kernels.Panels;

namespace ClusterTools.Density.Dbscan;

/// <summary>Manhattan distances, in double from the start.</summary>
internal sealed unsafe class AbsoluteTile : RadiusTile
{
    private const int Panels = RecordGroup.Size / PointPanels.Width;

    private readonly RecordSource _records;
    private readonly double _radius;
    private readonly PointPanels _panels;
    private readonly double[] _scratch;
    private double[] _points = [];
    private ulong _present;

    /// <param name="records">The records.</param>
    /// <param name="radius">The radius.</param>
    public AbsoluteTile(RecordSource records, double radius)
    {
        _records = records;
        _radius = radius;
        _panels = new PointPanels(RecordGroup.Size, records.Length);
        _scratch = new double[RecordGroup.Size * records.Length];
    }

    /// <inheritdoc/>
    public override void SetQueries(double[] points) => _points = points;

    /// <inheritdoc/>
    public override void Load(int first, int count)
    {
        _present = ulong.MaxValue >> (RecordGroup.Size - count);
        var tile = _records.Read(first, count, _scratch);
        for (int i = 0; i < count; i++)
            _panels.Set(i, tile.Slice(i * _records.Length, _records.Length));
    }

    /// <inheritdoc/>
    [MethodImpl(KernelLoop.Options)]
    public override ulong Within(int query)
    {
        double* sums = stackalloc double[PointPanels.Width];
        ulong within = 0;
        fixed (double* point = &_points[query * _records.Length])
        {
            for (int panel = 0; panel < Panels; panel++)
            {
                PairKernel<AbsoluteTerm>.One(point, _panels.Panel(panel), _records.Length, sums);
                for (int i = 0; i < PointPanels.Width; i++)
                {
                    if (sums[i] <= _radius)
                        within |= 1UL << ((panel * PointPanels.Width) + i);
                }
            }
        }

        return within & _present;
    }

    /// <inheritdoc/>
    public override void Dispose() => _panels.Dispose();
}
