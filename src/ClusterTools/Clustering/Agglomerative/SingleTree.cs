using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>The single-linkage tree: the minimum spanning tree of Euclidean distances.</summary>
internal static class SingleTree
{
    public static List<JoinedPair> Build(double[] points, int count, int columns, ExecutionOptions execution)
    {
        var pairs = SpanningTree<SquaredMeasure>.Build(points, count, columns, floors: null, execution);
        for (int i = 0; i < pairs.Count; i++)
            pairs[i] = pairs[i] with { Distance = Math.Sqrt(pairs[i].Distance) };
        return pairs;
    }
}
