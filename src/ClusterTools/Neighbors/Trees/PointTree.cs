using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors.Trees;

/// <summary>A k-d tree (Bentley 1975) of records with few columns: leaves of 16 records, each a panel for the kernels, and the bounding box of every node.</summary>
/// <remarks>
/// <para>A node is split at the median of its widest column, with ties ordered by record, so that all leaves but the last are full and the tree depends on the records
/// alone. Nodes are numbered in preorder: the left child of node i is i + 1.</para>
/// <para>Bounds from boxes are computed with the same operations in the same order as distances. Each of these rounds monotonically, so a bound never exceeds (or falls
/// below) the distance as computed, and no margin for rounding is needed.</para>
/// </remarks>
internal sealed unsafe class PointTree : IDisposable
{
    /// <summary>The number of records per leaf.</summary>
    public const int LeafSize = PointPanels.Width;

    /// <summary>The maximum number of columns: with more, boxes exclude too little.</summary>
    public const int MaximumColumns = LaneSums.Lanes;

    private const int ChunkRecords = 1 << 12;

    private readonly int[] _firstLeaf;
    private readonly int[] _leafCount;
    private readonly double[] _boxes;

    /// <summary>Builds the tree.</summary>
    /// <param name="records">The records, finite.</param>
    /// <param name="execution">Threads, cancellation.</param>
    public PointTree(RecordSource records, ExecutionOptions execution)
    {
        Columns = records.Length;
        Count = records.Count;
        SeriesBuffer.RequireSize(Count, Columns);
        LeafCount = (Count + LeafSize - 1) / LeafSize;
        NodeCount = (2 * LeafCount) - 1;
        Records = new int[Count];
        for (int i = 0; i < Count; i++)
            Records[i] = i;
        _firstLeaf = new int[NodeCount];
        _leafCount = new int[NodeCount];
        _boxes = new double[checked(2 * Columns * NodeCount)];
        Panels = new PointPanels(Count, Columns);
        try
        {
            double[] points = Read(records, execution);
            Split(points, execution);
            Pack(points, execution);
        }
        catch
        {
            Panels.Dispose();
            throw;
        }
    }

    /// <summary>Columns of a record.</summary>
    public int Columns { get; }

    /// <summary>The number of records.</summary>
    public int Count { get; }

    /// <summary>The number of leaves.</summary>
    public int LeafCount { get; }

    /// <summary>The number of nodes, leaves included.</summary>
    public int NodeCount { get; }

    /// <summary>The records in the order of the leaves.</summary>
    public int[] Records { get; }

    /// <summary>The values of the leaves, one panel each.</summary>
    public PointPanels Panels { get; }

    /// <summary>The first leaf of a node.</summary>
    public int FirstLeaf(int node) => _firstLeaf[node];

    /// <summary>The number of leaves of a node.</summary>
    public int LeavesOf(int node) => _leafCount[node];

    /// <summary>Whether a node is a leaf.</summary>
    public bool IsLeaf(int node) => _leafCount[node] == 1;

    /// <summary>The right child of an inner node; the left one is the next node.</summary>
    public int Right(int node) => node + (2 * LeftLeaves(_leafCount[node]));

    /// <summary>The number of records in a leaf.</summary>
    public int CountOf(int leaf) => Math.Min(LeafSize, Count - (leaf * LeafSize));

    /// <summary>The number of records in a node.</summary>
    public int RecordsOf(int node) => Math.Min(Count, (_firstLeaf[node] + _leafCount[node]) * LeafSize) - (_firstLeaf[node] * LeafSize);

    /// <summary>Copies the records of a leaf, one row each.</summary>
    public void CopyRows(int leaf, double* rows)
    {
        double* panel = Panels.Panel(leaf);
        int count = CountOf(leaf);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < Columns; j++)
                rows[(i * Columns) + j] = panel[(j * LeafSize) + i];
        }
    }

    /// <summary>A lower bound of the measure of any record of one node and any of another.</summary>
    public double Nearest<TSum>(int node, int other)
        where TSum : struct, IShortSum
    {
        double* gaps = stackalloc double[MaximumColumns];
        int a = 2 * Columns * node, b = 2 * Columns * other;
        for (int j = 0; j < Columns; j++, a += 2, b += 2)
            gaps[j] = Math.Max(0, Math.Max(_boxes[b] - _boxes[a + 1], _boxes[a] - _boxes[b + 1]));
        return default(TSum).OfDifferences(gaps, Columns);
    }

    /// <summary>A lower bound of the measure of a point and any record of a node.</summary>
    public double Nearest<TSum>(double* point, int node)
        where TSum : struct, IShortSum
    {
        double* gaps = stackalloc double[MaximumColumns];
        int b = 2 * Columns * node;
        for (int j = 0; j < Columns; j++, b += 2)
            gaps[j] = Math.Max(0, Math.Max(_boxes[b] - point[j], point[j] - _boxes[b + 1]));
        return default(TSum).OfDifferences(gaps, Columns);
    }

    /// <summary>An upper bound of the measure of any record of one node and any of another.</summary>
    public double Farthest<TSum>(int node, int other)
        where TSum : struct, IShortSum
    {
        double* gaps = stackalloc double[MaximumColumns];
        int a = 2 * Columns * node, b = 2 * Columns * other;
        for (int j = 0; j < Columns; j++, a += 2, b += 2)
            gaps[j] = Math.Max(_boxes[b + 1] - _boxes[a], _boxes[a + 1] - _boxes[b]);
        return default(TSum).OfDifferences(gaps, Columns);
    }

    /// <summary>The node of each leaf.</summary>
    public int[] LeafNodes()
    {
        var nodes = new int[LeafCount];
        for (int node = 0; node < NodeCount; node++)
        {
            if (IsLeaf(node))
                nodes[_firstLeaf[node]] = node;
        }

        return nodes;
    }

    /// <summary>Fills a stack for a search from a leaf outwards: the leaf on top, below it the siblings along its way to the root, which together are the whole tree.</summary>
    public void Descend(int leafNode, Stack<int> stack)
    {
        stack.Clear();
        int node = 0;
        while (node != leafNode)
        {
            int right = Right(node);
            bool goesRight = leafNode >= right;
            stack.Push(goesRight ? node + 1 : right);
            node = goesRight ? right : node + 1;
        }

        stack.Push(node);
    }

    /// <summary>Pushes the children of a node, the one nearer to another node on top.</summary>
    public void PushNearestFirst<TSum>(int from, int node, Stack<int> stack)
        where TSum : struct, IShortSum
    {
        int right = Right(node);
        bool leftFirst = Nearest<TSum>(from, node + 1) <= Nearest<TSum>(from, right);
        stack.Push(leftFirst ? right : node + 1);
        stack.Push(leftFirst ? node + 1 : right);
    }

    public void Dispose() => Panels.Dispose();

    private static int LeftLeaves(int leaves) => (leaves + 1) / 2;

    private static double[] Read(RecordSource records, ExecutionOptions execution)
    {
        int columns = records.Length;
        var points = new double[records.Count * columns];
        ChunkedParallel.For(ChunkedParallel.ChunkCount(records.Count, ChunkRecords), execution, (chunk, _) =>
        {
            int first = chunk * ChunkRecords;
            int count = Math.Min(ChunkRecords, records.Count - first);
            var target = points.AsSpan(first * columns, count * columns);
            var tile = records.Read(first, count, target);
            if (tile != target)
                tile.CopyTo(target);
        });
        return points;
    }

    /// <summary>Splits level by level; the nodes of a level in parallel.</summary>
    private void Split(double[] points, ExecutionOptions execution)
    {
        var keys = new double[Count];
        _leafCount[0] = LeafCount;
        int[] level = [0];
        while (level.Length > 0)
        {
            int[] nodes = level;
            ChunkedParallel.For(nodes.Length, execution, (i, _) => Split(nodes[i], points, keys));
            level = [.. nodes.Where(n => !IsLeaf(n)).SelectMany(n => (int[])[n + 1, Right(n)])];
        }
    }

    private void Split(int node, double[] points, double[] keys)
    {
        int first = _firstLeaf[node] * LeafSize;
        int count = RecordsOf(node);
        int column = Bound(node, points, first, count);
        if (IsLeaf(node))
        {
            Array.Sort(Records, first, count);
            return;
        }

        int left = LeftLeaves(_leafCount[node]);
        for (int i = first; i < first + count; i++)
            keys[i] = points[(Records[i] * Columns) + column];
        Partition(keys.AsSpan(first, count), Records.AsSpan(first, count), left * LeafSize);
        _firstLeaf[node + 1] = _firstLeaf[node];
        _leafCount[node + 1] = left;
        _firstLeaf[Right(node)] = _firstLeaf[node] + left;
        _leafCount[Right(node)] = _leafCount[node] - left;
    }

    /// <summary>Sets the box of a node.</summary>
    /// <returns>The widest column (ties: the first).</returns>
    private int Bound(int node, double[] points, int first, int count)
    {
        var box = _boxes.AsSpan(2 * Columns * node, 2 * Columns);
        for (int j = 0; j < Columns; j++)
        {
            box[2 * j] = double.PositiveInfinity;
            box[(2 * j) + 1] = double.NegativeInfinity;
        }

        for (int i = first; i < first + count; i++)
        {
            var point = points.AsSpan(Records[i] * Columns, Columns);
            for (int j = 0; j < point.Length; j++)
            {
                box[2 * j] = Math.Min(box[2 * j], point[j]);
                box[(2 * j) + 1] = Math.Max(box[(2 * j) + 1], point[j]);
            }
        }

        int widest = 0;
        for (int j = 1; j < Columns; j++)
        {
            if (box[(2 * j) + 1] - box[2 * j] > box[(2 * widest) + 1] - box[2 * widest])
                widest = j;
        }

        return widest;
    }

    /// <summary>Moves the records with the lowest keys (ties: the lowest records) to the front (Hoare's selection).</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="records">Their records.</param>
    /// <param name="place">The number of records in front, above 0 and below all.</param>
    [MethodImpl(KernelLoop.Options)]
    private static void Partition(Span<double> keys, Span<int> records, int place)
    {
        int low = 0;
        int high = keys.Length - 1;
        while (low < high)
        {
            int middle = Median(keys, records, low, low + ((high - low) / 2), high);
            double key = keys[middle];
            int record = records[middle];
            int i = low;
            int j = high;
            while (i <= j)
            {
                while (keys[i] < key || (keys[i] == key && records[i] < record))
                    i++;
                while (keys[j] > key || (keys[j] == key && records[j] > record))
                    j--;
                if (i > j)
                    break;
                (keys[i], keys[j]) = (keys[j], keys[i]);
                (records[i], records[j]) = (records[j], records[i]);
                i++;
                j--;
            }

            if (place <= j)
                high = j;
            else if (place >= i)
                low = i;
            else
                break;
        }
    }

    /// <summary>The middle one of three, so that sorted records are not the worst case.</summary>
    private static int Median(Span<double> keys, Span<int> records, int a, int b, int c)
    {
        if (Less(keys, records, b, a))
            (a, b) = (b, a);
        return Less(keys, records, c, a) ? a : Less(keys, records, c, b) ? c : b;
    }

    private static bool Less(Span<double> keys, Span<int> records, int a, int b) => keys[a] < keys[b] || (keys[a] == keys[b] && records[a] < records[b]);

    private void Pack(double[] points, ExecutionOptions execution) => ChunkedParallel.For(ChunkedParallel.ChunkCount(Count, ChunkRecords), execution, (chunk, _) =>
    {
        int end = (int)Math.Min(Count, (chunk + 1L) * ChunkRecords);
        for (int place = chunk * ChunkRecords; place < end; place++)
            Panels.Set(place, points.AsSpan(Records[place] * Columns, Columns));
    });
}
