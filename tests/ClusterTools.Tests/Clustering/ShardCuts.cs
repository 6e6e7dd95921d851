using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering;

/// <summary>Cuts sets into shards that share nothing: each has arrays of its own with its own records, so that there is no way from one to the records of another.</summary>
internal static class ShardCuts
{
    /// <summary>Uneven sizes, empty ones among them.</summary>
    /// <param name="count">Records in all.</param>
    /// <param name="shards">Shards.</param>
    /// <param name="seed">Where the cuts are.</param>
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
    /// <param name="sizes">The records of each shard.</param>
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
