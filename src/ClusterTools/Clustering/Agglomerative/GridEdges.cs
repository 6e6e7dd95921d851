using ClusterTools.Series;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>The edges of the source grid: pairs of records whose voxels share a face.</summary>
internal static class GridEdges
{
    /// <summary>Every pair once, the lower index first. Records at the same position are adjacent, too.</summary>
    public static List<(int First, int Second)> Find(SeriesSet series)
    {
        var shape = series.Shape!.Value;
        int[] positions = series.Positions;
        var byPosition = new Dictionary<long, int>(positions.Length);
        var edges = new List<(int, int)>(positions.Length * 3);
        for (int i = 0; i < positions.Length; i++)
        {
            if (byPosition.TryGetValue(positions[i], out int same))
                edges.Add((same, i));
            else
                byPosition.Add(positions[i], i);
        }

        for (int i = 0; i < positions.Length; i++)
        {
            long position = positions[i];
            if (position % shape.Columns + 1 < shape.Columns)
                Add(i, position + 1);
            if (position / shape.Columns % shape.Rows + 1 < shape.Rows)
                Add(i, position + shape.Columns);
            Add(i, position + shape.PlaneSize);
        }

        return edges;

        void Add(int record, long position)
        {
            if (byPosition.TryGetValue(position, out int other))
                edges.Add((Math.Min(record, other), Math.Max(record, other)));
        }
    }
}
