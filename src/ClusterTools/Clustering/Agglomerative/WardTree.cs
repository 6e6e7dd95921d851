using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Builds Ward's tree from the means of the clusters: memory for the records in double, twice, and no stored distances.</summary>
/// <remarks>
/// <para>Ward's linkage is reducible: merging two clusters brings neither nearer to a third than the nearer of the two was (Bruynooghe 1978). So clusters that are each
/// other's nearest neighbour may be merged at any time, and a cluster's nearest neighbour stays its nearest until it is merged itself. Each round finds the nearest
/// neighbours of all clusters that lack one, in one blocked, parallel pass, and merges every reciprocal pair.</para>
/// <para>Ties go to the lowest index. The distance of two clusters is bit-identical from either side, and a cluster that finds a nearer neighbour updates that neighbour,
/// too; so the smallest distance of a round always belongs to a reciprocal pair, and every round merges at least one.</para>
/// </remarks>
internal sealed unsafe class WardTree : IDisposable
{
    private const int ChunkQueries = 16;
    private const int RowCount = PairKernel<SquaredTerm>.RowCount;

    private readonly ExecutionOptions _execution;
    private readonly int _columns;
    private readonly double[] _means;
    private readonly double[] _sizes;
    private readonly double[] _heights;
    private readonly int[] _nearest;
    private readonly double[] _distances;
    private readonly int[] _place;
    private readonly int[] _slotOfPlace;
    private readonly double[] _sizeOfPlace;
    private readonly List<JoinedPair> _pairs;
    private PointPanels _panels;
    private int[] _alive;
    private int _placesInUse;

    private WardTree(double[] means, double[] sizes, int columns, ExecutionOptions execution)
    {
        int count = sizes.Length;
        _means = means;
        _sizes = sizes;
        _columns = columns;
        _execution = execution;
        _heights = new double[count];
        _nearest = new int[count];
        Array.Fill(_nearest, -1);
        _distances = new double[count];
        _place = new int[count];
        int places = (count + PointPanels.Width - 1) / PointPanels.Width * PointPanels.Width;
        _slotOfPlace = new int[places];
        _sizeOfPlace = new double[places];
        _pairs = new List<JoinedPair>(count - 1);
        _alive = [.. Enumerable.Range(0, count)];
        _panels = new PointPanels(count, columns);
        Pack();
    }

    /// <summary>Merges clusters until one remains.</summary>
    /// <param name="means">The means, contiguous; overwritten.</param>
    /// <param name="sizes">The size of each cluster; overwritten.</param>
    /// <param name="columns">Columns: values per mean.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <returns>The merged pairs: a cluster is identified by its lowest record index.</returns>
    public static List<JoinedPair> Build(double[] means, double[] sizes, int columns, ExecutionOptions execution)
    {
        using var tree = new WardTree(means, sizes, columns, execution);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityTree, sizes.Length - 1);
        while (tree._alive.Length > 1)
        {
            tree.Search();
            progress.Add(tree.Join());
        }

        return tree._pairs;
    }

    public void Dispose() => _panels.Dispose();

    /// <summary>Compacts the live clusters to the front of the arrays.</summary>
    private void Pack()
    {
        if (_panels.PanelCount > (_alive.Length / PointPanels.Width) + 1)
        {
            _panels.Dispose();
            _panels = new PointPanels(_alive.Length, _columns);
        }
        else
        {
            _panels.Clear();
        }

        _placesInUse = _alive.Length;
        Array.Fill(_slotOfPlace, -1);
        Array.Fill(_sizeOfPlace, 1.0);
        for (int place = 0; place < _alive.Length; place++)
        {
            int slot = _alive[place];
            _place[slot] = place;
            _slotOfPlace[place] = slot;
            _sizeOfPlace[place] = _sizes[slot];
            _panels.Set(place, _means.AsSpan(slot * _columns, _columns));
        }
    }

    private void Search()
    {
        int[] queries = Array.FindAll(_alive, slot => _nearest[slot] < 0);
        int chunks = ChunkedParallel.ChunkCount(queries.Length, ChunkQueries);
        ChunkedParallel.For(chunks, _execution, (chunk, _) =>
        {
            int first = chunk * ChunkQueries;
            SearchChunk(queries.AsSpan(first, Math.Min(ChunkQueries, queries.Length - first)));
        });

        foreach (int slot in queries)
        {
            int other = _nearest[slot];
            if (_distances[slot] < _distances[other] || (_distances[slot] == _distances[other] && slot < _nearest[other]))
            {
                _distances[other] = _distances[slot];
                _nearest[other] = slot;
            }
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private void SearchChunk(ReadOnlySpan<int> queries)
    {
        double* result = stackalloc double[RowCount * PointPanels.Width];
        double* best = stackalloc double[ChunkQueries];
        int* bestPlace = stackalloc int[ChunkQueries];
        for (int q = 0; q < ChunkQueries; q++)
        {
            best[q] = double.PositiveInfinity;
            bestPlace[q] = -1;
        }

        fixed (double* means = _means)
        {
            int panels = (_placesInUse + PointPanels.Width - 1) / PointPanels.Width;
            for (int panel = 0; panel < panels; panel++)
            {
                double* values = _panels.Panel(panel);
                for (int q = 0; q < queries.Length; q += RowCount)
                {
                    int rows = Math.Min(RowCount, queries.Length - q);
                    double* row0 = means + ((long)queries[q] * _columns);
                    if (rows < RowCount)
                    {
                        for (int r = 0; r < rows; r++)
                            PairKernel<SquaredTerm>.One(means + ((long)queries[q + r] * _columns), values, _columns, result + (r * PointPanels.Width));
                    }
                    else
                    {
                        PairKernel<SquaredTerm>.Four(row0, means + ((long)queries[q + 1] * _columns), means + ((long)queries[q + 2] * _columns), means + ((long)queries[q + 3] * _columns), values, _columns, result);
                    }

                    for (int r = 0; r < rows; r++)
                        Take(queries[q + r], panel * PointPanels.Width, result + (r * PointPanels.Width), ref best[q + r], ref bestPlace[q + r]);
                }
            }
        }

        for (int q = 0; q < queries.Length; q++)
        {
            _nearest[queries[q]] = _slotOfPlace[bestPlace[q]];
            _distances[queries[q]] = best[q];
        }
    }

    /// <summary>Scales the squared distances of a panel by Ward's weights and keeps the smallest (ties: the first).</summary>
    [MethodImpl(KernelLoop.Options)]
    private void Take(int slot, int firstPlace, double* squared, ref double best, ref int bestPlace)
    {
        double size = _sizes[slot];
        var wideSize = new Vector<double>(size);
        var doubled = new Vector<double>(2 * size);
        var wideBest = new Vector<double>(best);
        fixed (double* sizes = _sizeOfPlace)
        {
            bool any = false;
            for (int at = 0; at < PointPanels.Width; at += Vector<double>.Count)
            {
                var other = *(Vector<double>*)(sizes + firstPlace + at);
                var weighed = *(Vector<double>*)(squared + at) * (doubled * other / (wideSize + other));
                *(Vector<double>*)(squared + at) = weighed;
                any |= Vector.LessThanAny(weighed, wideBest);
            }

            if (!any)
                return;
        }

        for (int i = 0; i < PointPanels.Width; i++)
        {
            if (squared[i] < best && _slotOfPlace[firstPlace + i] != slot)
            {
                best = squared[i];
                bestPlace = firstPlace + i;
            }
        }
    }

    /// <summary>Merges every reciprocal pair.</summary>
    /// <returns>The number of merges.</returns>
    private int Join()
    {
        int before = _pairs.Count;
        var joined = new bool[_nearest.Length];
        foreach (int slot in _alive)
        {
            int other = _nearest[slot];
            if (other <= slot || _nearest[other] != slot)
                continue;
            joined[slot] = joined[other] = true;
            Join(slot, other);
        }

        _alive = Array.FindAll(_alive, slot => _sizes[slot] > 0);
        foreach (int slot in _alive)
        {
            if (joined[_nearest[slot]] || joined[slot])
                _nearest[slot] = -1;
        }

        if (_alive.Length < _placesInUse / 4 * 3)
            Pack();
        return _pairs.Count - before;
    }

    private void Join(int slot, int other)
    {
        // Rounding must not place a cluster below the clusters it was merged from.
        double height = Math.Max(Math.Sqrt(_distances[slot]), Math.Max(_heights[slot], _heights[other]));
        _pairs.Add(new JoinedPair(slot, other, height));
        _heights[slot] = height;
        var mean = _means.AsSpan(slot * _columns, _columns);
        var added = _means.AsSpan(other * _columns, _columns);
        double size = _sizes[slot] + _sizes[other];
        for (int j = 0; j < mean.Length; j++)
            mean[j] = ((_sizes[slot] * mean[j]) + (_sizes[other] * added[j])) / size;
        _sizes[slot] = size;
        _sizes[other] = 0;
        _sizeOfPlace[_place[slot]] = size;
        _panels.Set(_place[slot], mean);
        _panels.Remove(_place[other]);
    }
}
