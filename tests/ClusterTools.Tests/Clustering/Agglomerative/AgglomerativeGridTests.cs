using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Clustering.Agglomerative;

/// <summary>Trees in which only adjacent voxels are merged. The reference values are those of scikit-learn 1.2.1 with grid_to_graph(4, 5).</summary>
public sealed class AgglomerativeGridTests
{
    [Theory]
    [InlineData(AgglomerativeLinkage.Ward, "0,1,1,1,1,1,1,2,1,2,1,3,2,2,2,2,2,2,2,2",
        new[] { 1.414213562373, 2.0, 2.828427124746, 3.605551275464, 4.123105625618, 3.872983346207, 5.228129047119, 6.595452979136, 6.952217871538, 8.082903768655, 8.103497187429, 9.609023536933, 14.288690166235, 14.552204873031, 17.907168024751, 14.534441853749, 15.717117349494, 14.853357271076, 34.492028064467 })]
    [InlineData(AgglomerativeLinkage.Complete, "0,1,1,1,1,1,1,2,1,2,1,3,2,2,2,2,2,2,2,2",
        new[] { 1.414213562373, 2.0, 2.828427124746, 3.605551275464, 4.123105625618, 5.0, 5.385164807135, 6.082762530298, 7.280109889281, 7.810249675907, 8.062257748299, 9.486832980505, 11.70469991072, 12.0, 13.89244398945, 14.866068747319, 16.552945357247, 21.540659228538, 22.472205054244 })]
    [InlineData(AgglomerativeLinkage.Average, "0,1,1,1,1,1,1,1,2,1,1,3,1,1,1,1,1,1,1,1",
        new[] { 1.414213562373, 2.0, 2.828427124746, 3.605551275464, 4.123105625618, 5.0, 5.385164807135, 6.082762530298, 7.280109889281, 7.810249675907, 8.062257748299, 9.148310932679, 9.486832980505, 12.0, 13.300907178677, 15.124255205814, 18.130115356417, 18.229357678898, 20.633699270594 })]
    [InlineData(AgglomerativeLinkage.Single, "0,1,1,1,1,1,1,1,2,1,1,3,1,1,1,1,1,1,1,1",
        new[] { 1.414213562373, 2.0, 2.828427124746, 3.605551275464, 4.123105625618, 5.0, 5.385164807135, 6.082762530298, 7.0, 7.280109889281, 7.810249675907, 8.062257748299, 9.486832980505, 12.0, 12.041594578792, 13.89244398945, 14.035668847618, 14.866068747319, 16.401219466857 })]
    public void AGridGivesTheTreeOfScikitLearn(AgglomerativeLinkage linkage, string labels, double[] distances)
    {
        double[][] rows = [.. Enumerable.Range(0, 20).Select(i => new double[] { ((7 * i * i) + (13 * i)) % 23, ((5 * i * i * i) + (3 * i)) % 19 })];
        var set = new SeriesSet(SeriesSet.FromRows(rows).Store, new GridShape(1, 4, 5));
        var result = AgglomerativeClustering.Fit(set, Grid(4) with { Linkage = linkage });
        for (int i = 0; i < distances.Length; i++)
            Assert.Equal(distances[i], result.Merges[i].Distance, 1e-9);
        Assert.Equal(labels, string.Join(",", result.Labels));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void LikeVoxelsThatDoNotTouchStayApart()
    {
        // Two dark corners, a bright bar between them, in three planes.
        double[][] rows = [.. Enumerable.Range(0, 27).Select(i => new double[] { i / 3 % 3 == 1 ? 9 : 0 })];
        var set = new SeriesSet(SeriesSet.FromRows(rows).Store, new GridShape(3, 3, 3));
        var result = AgglomerativeClustering.Fit(set, Grid(3));
        Assert.Equal([9, 9, 9], result.Sizes);
        Assert.Equal(Enumerable.Range(0, 27).Select(i => i / 3 % 3), result.Labels);
        Assert.Equal(2, AgglomerativeClustering.Fit(set, new AgglomerativeOptions { ClusterCount = 2 }).Labels.Distinct().Count());
    }

    [Fact]
    public void RowsDoNotTouchRoundTheEdge()
    {
        // The last voxel of the first row and the first of the second are adjacent only in memory, and have similar values.
        var set = new SeriesSet(SeriesSet.FromRows([[0.0], [50], [90], [90], [50], [0]]).Store, new GridShape(1, 2, 3));
        var result = AgglomerativeClustering.Fit(set, Grid(5));
        Assert.Equal(6, result.Labels.Length);
        Assert.NotEqual(result.Labels[2], result.Labels[3]);
    }

    [Fact]
    public void TheVoxelsOfABrainFallIntoRegionsInOnePiece()
    {
        var series = SeriesTransforms.Normalize(FishData.Series(), new NormalizeOptions());
        var result = AgglomerativeClustering.Fit(series, Grid(20));
        Assert.Equal(13223, result.Merges.Length);
        Assert.Equal(20, result.Sizes.Length);
        // Every region is connected: its first voxel reaches all others through neighbours of the same label.
        var grid = FishData.Grid;
        var seen = new bool[series.Count];
        for (int label = 0; label < 20; label++)
        {
            var waiting = new Stack<int>([Array.IndexOf(result.Labels, label)]);
            int reached = 0;
            while (waiting.Count > 0)
            {
                int at = waiting.Pop();
                if (seen[at] || result.Labels[at] != label)
                    continue;
                seen[at] = true;
                reached++;
                int column = at % grid.Columns, row = at / grid.Columns % grid.Rows, plane = at / grid.PlaneSize;
                if (column > 0)
                    waiting.Push(at - 1);
                if (column < grid.Columns - 1)
                    waiting.Push(at + 1);
                if (row > 0)
                    waiting.Push(at - grid.Columns);
                if (row < grid.Rows - 1)
                    waiting.Push(at + grid.Columns);
                if (plane > 0)
                    waiting.Push(at - grid.PlaneSize);
                if (plane < grid.Planes - 1)
                    waiting.Push(at + grid.PlaneSize);
            }

            Assert.Equal(result.Sizes[label], reached);
        }
    }

    [Theory]
    [InlineData(AgglomerativeLinkage.Ward)]
    [InlineData(AgglomerativeLinkage.Average)]
    [InlineData(AgglomerativeLinkage.Single)]
    public void IslandsAreJoinedLast(AgglomerativeLinkage linkage)
    {
        // Positions 0, 1 and 6, 7 and 13 of a row: three islands. The values of the outer two are similar.
        var store = SeriesSet.FromRows([[0.0], [8], [100], [101], [4]]).Store;
        var set = new SeriesSet(store, new GridShape(1, 1, 14), [0, 1, 6, 7, 13]);
        var result = AgglomerativeClustering.Fit(set, Grid(2) with { Linkage = linkage });
        Assert.Equal("GridPiecesJoinedLast", Assert.Single(result.Warnings).Id);
        Assert.Contains("3 disconnected pieces", result.Warnings[0].Message);
        Assert.Equal([0, 0, 1, 1, 0], result.Labels);
        Assert.Equal([1, 8, 8], result.Merges.Take(3).Select(m => m.Distance));
        Assert.Equal([0, 0, 1, 1, 2], result.Cut(3).Labels);
    }

    private static AgglomerativeOptions Grid(int count) => new() { ClusterCount = count, Connectivity = AgglomerativeConnectivity.Grid };
}
