using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels.Panels;

namespace ClusterTools.Neighbors;

/// <summary>Sums of absolute differences of records and all queries, in double from the start. For one worker.</summary>
internal sealed unsafe class AbsoluteSums : ICandidateWorker
{
    private const int Rows = PairKernel<AbsoluteTerm>.RowCount;

    /// <summary>More than the rounding of a sum to a float.</summary>
    private const float Ulp = 1f / (1 << 22);

    private readonly RecordSource _records;
    private readonly double[] _points;
    private readonly CandidateStage _stage;
    private readonly PointPanels _panel;
    private readonly double[] _tile;

    /// <param name="records">The records.</param>
    /// <param name="points">The queries, row-major.</param>
    /// <param name="stage">Receives the records within the limits of the queries.</param>
    public AbsoluteSums(RecordSource records, double[] points, CandidateStage stage)
    {
        _records = records;
        _points = points;
        _stage = stage;
        _panel = new PointPanels(PointPanels.Width, records.Length);
        _tile = new double[PointPanels.Width * records.Length];
    }

    /// <inheritdoc/>
    public void Take(int first, int count)
    {
        for (int i = 0; i < count; i += PointPanels.Width)
            TakePanel(first + i, Math.Min(PointPanels.Width, count - i));
    }

    /// <inheritdoc/>
    public void Finish() => _stage.Flush();

    public void Dispose()
    {
        _panel.Dispose();
        _stage.Dispose();
    }

    private void TakePanel(int first, int count)
    {
        int length = _records.Length;
        var tile = _records.Read(first, count, _tile);
        for (int i = 0; i < count; i++)
            _panel.Set(i, tile.Slice(i * length, length));
        double* sums = stackalloc double[Rows * PointPanels.Width];
        int last = (_points.Length / length) - 1;
        fixed (double* p = _points)
        {
            for (int q = 0; q <= last; q += Rows)
            {
                PairKernel<AbsoluteTerm>.Four(Point(p, q), Point(p, Math.Min(last, q + 1)), Point(p, Math.Min(last, q + 2)), Point(p, Math.Min(last, q + 3)), _panel.Panel(0), length, sums);
                for (int row = q; row <= Math.Min(last, q + Rows - 1); row++)
                    Select(row, first, count, sums + ((row - q) * PointPanels.Width));
            }
        }

        double* Point(double* points, int query) => points + ((long)query * length);
    }

    private void Select(int query, int first, int count, double* sums)
    {
        float* low = stackalloc float[PointPanels.Width];
        float* high = stackalloc float[PointPanels.Width];
        float* scores = stackalloc float[PointPanels.Width];
        ulong within = 0;
        float limit = _stage.Limits[query];
        for (int i = 0; i < count; i++)
        {
            scores[i] = (float)sums[i];
            high[i] = (scores[i] * Ulp) + float.Epsilon;
            low[i] = -high[i];
            if (low[i] + scores[i] <= limit)
                within |= 1UL << i;
        }

        if (within != 0)
            _stage.Add(query, first, within, low, high, scores);
    }
}
