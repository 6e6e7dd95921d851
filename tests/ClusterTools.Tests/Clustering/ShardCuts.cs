using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering;

/// <summary>Cuts sets into shards that share nothing: each has its own arrays with its own records, so that no shard can reach another's records.</summary>
internal static class ShardCuts
{
    /// <summary>Uneven shard sizes, including 0.</summary>
    /// <param name="count">The number of records.</param>
    /// <param name="shards">The number of shards.</param>
    /// <param name="seed">The random seed of the cuts.</param>
    public static int[] Sizes(int count, int shards, int seed)
    {
        var random = new RandomSource(seed, shards);
        int[] cuts = [.. Enumerable.Range(0, shards - 1).Select(i => i % 4 == 3 ? 0 : random.NextInt32(count + 1)).Order()];
        if (shards > 2)
            cuts[^1] = cuts[^2];
        return [.. cuts.Append(count).Zip(cuts.Prepend(0), (end, start) => end - start)];
    }

    /// <summary>The shards of a set.</summary>
    /// <param name="series">The set.</param>
    /// <param name="weights">The weights of its records, or null.</param>
    /// <param name="sizes">The number of records in each shard.</param>
    public static IShards<ShardPart> Cut(SeriesSet series, double[]? weights, int[] sizes)
    {
        var parts = new List<ShardPart>();
        int first = 0;
        foreach (int size in sizes)
        {
            parts.Add(new ShardPart(Copy(series.Store, first, size), weights?[first..(first + size)]));
            first += size;
        }

        return new LocalShards<ShardPart>([.. parts]);
    }

    private static SeriesStore Copy(SeriesStore store, int first, int count)
    {
        var buffer = SeriesBuffer.Create(store.ElementType, count, store.Length);
        store.GetBytes(first, count).CopyTo(buffer.GetBytes(0, count));
        return buffer.ToStore();
    }
}
