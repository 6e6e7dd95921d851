using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The data of a fit: records in shards, their weights, and the distance metric.</summary>
internal sealed class FitData
{
    private readonly DataShape _shape;

    private FitData(IShards<RecordShard> shards, DataShape shape, int count, ClusterDistance distance)
    {
        Shards = shards;
        _shape = shape;
        Count = count;
        Distance = distance;
    }

    /// <summary>The records, L2-normalised (and centred) as they are read if the distance needs it.</summary>
    public IShards<RecordShard> Shards { get; }

    /// <summary>The distance metric.</summary>
    public ClusterDistance Distance { get; }

    /// <summary>The number of records in all shards.</summary>
    public int Count { get; }

    /// <summary>Columns: values per record.</summary>
    public int Length => _shape.Length;

    /// <summary>The type of a value.</summary>
    public ElementType ElementType => _shape.Type;

    /// <summary>Whether records are L2-normalised as they are read, because the distance compares angles.</summary>
    public bool IsNormalized => Distance != ClusterDistance.Euclidean;

    /// <summary>Whether records have weights.</summary>
    public bool HasWeights => _shape.HasWeights;

    /// <summary>The largest weight; 1 where records have none.</summary>
    public double LargestWeight => _shape.LargestWeight;

    /// <summary>Records in this process, as one shard.</summary>
    /// <param name="store">The records.</param>
    /// <param name="weights">Their weights, or null.</param>
    /// <param name="distance">The distance metric.</param>
    public static FitData Of(SeriesStore store, double[]? weights, ClusterDistance distance) => Of(new LocalShards<ShardPart>(new ShardPart(store, weights)), distance);

    /// <summary>Records in shards.</summary>
    /// <param name="parts">The records of each shard, in order.</param>
    /// <param name="distance">The distance metric.</param>
    /// <exception cref="ArgumentException">Length, element type, or whether there are weights, differs between shards.</exception>
    public static FitData Of(IShards<ShardPart> parts, ClusterDistance distance)
    {
        var shape = parts.Merge(p => new DataShape(p.Store.Length, p.Store.ElementType, p.Weights is null ? 1 : p.Weights.Aggregate(0.0, Math.Max), p.Weights is not null));
        var firsts = parts.Select(p => new NumberedPart(p));
        int count = firsts.Chain(0, (part, first) =>
        {
            part.First = first;
            return checked(first + part.Part.Store.Count);
        });
        return new FitData(firsts.Select(n => new RecordShard(RecordSource.Create(n.Part.Store, distance), n.Part.Weights, n.First)), shape, count, distance);
    }

    /// <summary>The values of some records, contiguous, normalised if the distance needs it.</summary>
    /// <param name="rows">Their global indices.</param>
    public double[] Gather(int[] rows) => Shards.Merge(shard =>
    {
        var gathered = new GatheredRecords<double>(rows.Length, Length);
        for (int i = 0; i < rows.Length; i++)
        {
            if (!shard.Holds(rows[i]))
                continue;
            var target = gathered.Take(i);
            var values = shard.Records.Read(rows[i] - shard.First, 1, target);
            if (values != target)
                values.CopyTo(target);
        }

        return gathered;
    }).Values;

    /// <summary>Some records in their own element type, as a set of their own.</summary>
    /// <param name="rows">Their global indices.</param>
    /// <returns>The records, and their weights or null.</returns>
    public ShardPart GatherPart(int[] rows)
    {
        var bytes = Shards.Merge(shard => GatherBytes(shard, rows)).Values;
        var buffer = SeriesBuffer.Create(ElementType, rows.Length, Length);
        bytes.CopyTo(buffer.GetBytes(0, rows.Length));
        return new ShardPart(buffer.ToStore(), HasWeights ? GatherWeights(rows) : null);
    }

    /// <summary>The weights of some records.</summary>
    /// <param name="rows">Their global indices.</param>
    public double[] GatherWeights(int[] rows) => Shards.Merge(shard =>
    {
        var gathered = new GatheredRecords<double>(rows.Length, 1);
        for (int i = 0; i < rows.Length; i++)
        {
            if (shard.Holds(rows[i]))
                gathered.Take(i)[0] = shard.Weight(rows[i] - shard.First);
        }

        return gathered;
    }).Values;

    /// <summary>The number of records with a weight above 0.</summary>
    public int CountPositiveWeights() => (int)Shards.Merge(s => new Counts(s.PositiveWeightRecords.Length))[0];

    /// <summary>The global indices of some of the records with a weight above 0.</summary>
    /// <param name="places">Their indices among those records.</param>
    public int[] PositiveWeightRows(int[] places) => Shards.Chain((Rows: new int[places.Length], Before: 0), (shard, state) =>
    {
        for (int i = 0; i < places.Length; i++)
        {
            int place = places[i] - state.Before;
            if (place >= 0 && place < shard.PositiveWeightRecords.Length)
                state.Rows[i] = shard.First + shard.PositiveWeightRecords[place];
        }

        return (state.Rows, state.Before + shard.PositiveWeightRecords.Length);
    }).Rows;

    /// <summary>The first records, by global index, with a weight of 0.</summary>
    /// <param name="most">The maximum number to return.</param>
    public int[] ZeroWeightRows(int most) => Shards.Chain<int[]>([], (shard, rows) =>
        [.. rows, .. Enumerable.Range(0, shard.Count).Where(i => !(shard.Weight(i) > 0)).Take(most - rows.Length).Select(i => shard.First + i)]);

    private GatheredRecords<byte> GatherBytes(RecordShard shard, int[] rows)
    {
        var gathered = new GatheredRecords<byte>(rows.Length, Length * ElementType.Size());
        for (int i = 0; i < rows.Length; i++)
        {
            if (shard.Holds(rows[i]))
                shard.Records.Store.GetBytes(rows[i] - shard.First, 1).CopyTo(gathered.Take(i));
        }

        return gathered;
    }

    private sealed class NumberedPart(ShardPart part)
    {
        public ShardPart Part => part;

        public int First { get; set; }
    }
}
