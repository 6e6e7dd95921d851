using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>A merge tree under a connectivity constraint: only adjacent clusters are merged, the nearest first. Merges stay in the order they were made; their distances
/// need not increase, because a merge can bring a cluster next to a nearer one.</summary>
/// <remarks>As in scikit-learn: for complete, average and single linkage only distances between adjacent records count, and the distances of a merged cluster are derived
/// from those of its adjacent parts.</remarks>
internal sealed class GridTree
{
    private readonly double[] _means;
    private readonly int _columns;
    private readonly AgglomerativeLinkage _linkage;
    private readonly ExecutionOptions _execution;
    private readonly double[] _sizes;
    private readonly int[] _slot;
    private readonly Dictionary<int, double>?[] _neighbors;
    private readonly MergeQueue _queue;
    private readonly List<JoinedPair> _pairs;
    private int _nodes;

    private GridTree(double[] points, int count, int columns, List<(int First, int Second)> edges, AgglomerativeLinkage linkage, ExecutionOptions execution)
    {
        _means = points;
        _columns = columns;
        _linkage = linkage;
        _execution = execution;
        _sizes = new double[count];
        Array.Fill(_sizes, 1.0);

        // Every cluster gets a node number of its own, never reused, and is stored in the slot of its lowest record.
        _slot = [.. Enumerable.Range(0, count), .. new int[count]];
        _neighbors = new Dictionary<int, double>?[2 * count];
        for (int i = 0; i < count; i++)
            _neighbors[i] = [];
        _nodes = count;
        _queue = new MergeQueue(edges.Count);
        _pairs = new List<JoinedPair>(count - 1);
        foreach (var (a, b) in edges)
            Link(a, b, Math.Sqrt(LaneSums.SquaredDistance(Mean(a), Mean(b))));
    }

    /// <summary>Merges clusters until one remains.</summary>
    /// <param name="points">The records, contiguous; overwritten.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="columns">Columns: values per record.</param>
    /// <param name="edges">The pairs of adjacent records.</param>
    /// <param name="linkage">The linkage criterion.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <param name="pieces">The number of connected components; they were merged last, whatever lies between them.</param>
    public static List<JoinedPair> Build(double[] points, int count, int columns, List<(int First, int Second)> edges, AgglomerativeLinkage linkage, ExecutionOptions execution, out int pieces)
    {
        var tree = new GridTree(points, count, columns, edges, linkage, execution);
        tree.JoinNeighbors();
        pieces = count - tree._pairs.Count;
        if (pieces > 1)
            tree.JoinPieces();
        return tree._pairs;
    }

    private ReadOnlySpan<double> Mean(int node) => _means.AsSpan(_slot[node] * _columns, _columns);

    private void Link(int a, int b, double distance)
    {
        _neighbors[a]![b] = distance;
        _neighbors[b]![a] = distance;
        _queue.Add(new MergeCandidate(distance, Math.Min(a, b), Math.Max(a, b)));
    }

    private void JoinNeighbors()
    {
        var progress = new ProgressCounter(_execution.Progress, SR.ActivityTree, _sizes.Length - 1);
        while (_queue.Count > 0)
        {
            _execution.CancellationToken.ThrowIfCancellationRequested();
            var next = _queue.Take();
            if (_neighbors[next.First] is not { } first || _neighbors[next.Second] is not { } second)
                continue;
            _neighbors[next.First] = _neighbors[next.Second] = null;
            int a = _slot[next.First];
            int b = _slot[next.Second];
            double firstSize = _sizes[a];
            double secondSize = _sizes[b];
            _pairs.Add(new JoinedPair(a, b, next.Distance));
            int made = _nodes++;
            _slot[made] = Math.Min(a, b);
            Merge(a, b);
            _neighbors[made] = [];
            foreach (int node in first.Keys.Concat(second.Keys).Distinct())
            {
                if (_neighbors[node] is not { } links)
                    continue;
                bool touchedFirst = first.TryGetValue(node, out double toFirst);
                bool touchedSecond = second.TryGetValue(node, out double toSecond);
                links.Remove(next.First);
                links.Remove(next.Second);
                Link(node, made, _linkage == AgglomerativeLinkage.Ward
                    ? LinkageRule.Ward(LaneSums.SquaredDistance(Mean(node), Mean(made)), _sizes[_slot[node]], _sizes[_slot[made]])
                    : !touchedSecond ? toFirst
                    : !touchedFirst ? toSecond
                    : LinkageRule.Combine(_linkage, toFirst, firstSize, toSecond, secondSize));
            }

            progress.Add();
        }
    }

    private void Merge(int a, int b)
    {
        int kept = Math.Min(a, b);
        int gone = Math.Max(a, b);
        var mean = _means.AsSpan(kept * _columns, _columns);
        var added = _means.AsSpan(gone * _columns, _columns);
        double size = _sizes[kept] + _sizes[gone];
        for (int j = 0; j < mean.Length; j++)
            mean[j] = ((_sizes[kept] * mean[j]) + (_sizes[gone] * added[j])) / size;
        _sizes[kept] = size;
        _sizes[gone] = 0;
    }

    private void JoinPieces()
    {
        int[] slots = [.. Enumerable.Range(0, _sizes.Length).Where(slot => _sizes[slot] > 0)];
        var means = new double[slots.Length * _columns];
        for (int i = 0; i < slots.Length; i++)
            _means.AsSpan(slots[i] * _columns, _columns).CopyTo(means.AsSpan(i * _columns));
        double[] sizes = Array.ConvertAll(slots, slot => _sizes[slot]);
        double least = _pairs.Count > 0 ? _pairs.Max(p => p.Distance) : 0;
        foreach (var step in MergeTree.InOrder(Trees.Build(means, sizes, _columns, _linkage, _execution)))
            _pairs.Add(new JoinedPair(slots[step.First], slots[step.Second], Math.Max(least, step.Distance)));
    }
}
