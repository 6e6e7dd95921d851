using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One worker of a <see cref="SeedingPass"/>, with scratch memory of its own.</summary>
internal sealed unsafe class SeedingWorker(FitProblem problem)
{
    private const int Size = TrialKernel.RecordCount;
    private const int Points = TrialKernel.PointCount;

    // Columns that are transposed together: what they fill stays in the first-level cache until the last record has come.
    private const int BlockColumns = 32;
    private readonly int _length = problem.Records.Length;
    private readonly double[] _rows = new double[Size * problem.Records.Length];
    private readonly double[] _tile = new double[Size * problem.Records.Length];
    private readonly double[] _distances = new double[Size * Points];

    /// <summary>Notes the distances of a run of records from all trials.</summary>
    /// <param name="owners">Whose each trial is.</param>
    /// <param name="trials">The trials, one after the other.</param>
    /// <param name="first">The first record.</param>
    /// <param name="end">The record after the last.</param>
    public void Run(List<(PlusPlusState State, int Trial)> owners, double[] trials, int first, int end)
    {
        fixed (double* tile = _tile, points = trials, distances = _distances)
        {
            for (; first < end; first += Size)
            {
                int count = Math.Min(Size, end - first);
                Transpose(problem.Records.Read(first, count, _rows), count);
                for (int i = 0; i < owners.Count; i++)
                {
                    if (i % Points == 0)
                        problem.Kernel.Trials.Measure(tile, points + ((long)i * _length), _length, distances);
                    owners[i].State.Note(owners[i].Trial, first, _distances.AsSpan(i % Points * Size, count));
                }
            }
        }
    }

    /// <summary>Places without a record keep what they had: nobody takes their distances.</summary>
    private void Transpose(ReadOnlySpan<double> rows, int count)
    {
        for (int first = 0; first < _length; first += BlockColumns)
        {
            int columns = Math.Min(BlockColumns, _length - first);
            for (int i = 0; i < count; i++)
            {
                var row = rows.Slice((i * _length) + first, columns);
                int to = (first * Size) + i;
                for (int j = 0; j < row.Length; j++, to += Size)
                    _tile[to] = row[j];
            }
        }
    }
}
