using ClusterTools.Numerics.Sums;
using ClusterTools.Series.Stores;

namespace ClusterTools.Distances;

/// <summary>Records as a fit sees them, in double: the values of a set or, if the distance compares angles, L2-normalised as they are read.</summary>
internal abstract class RecordSource(SeriesStore store)
{
    /// <summary>The store of the original values.</summary>
    public SeriesStore Store { get; } = store;

    /// <summary>The number of records.</summary>
    public int Count => Store.Count;

    /// <summary>Columns: values per record.</summary>
    public int Length => Store.Length;

    /// <summary>Whether records are L2-normalised.</summary>
    public abstract bool IsNormalized { get; }

    /// <summary>The records of a store, prepared for a distance metric.</summary>
    public static RecordSource Create(SeriesStore store, ClusterDistance distance) => distance switch
    {
        ClusterDistance.Euclidean => new Plain(store),
        ClusterDistance.Cosine => new Unit(store, centre: false),
        ClusterDistance.Correlation => new Unit(store, centre: true),
        _ => throw EnumGuard.Unexpected(distance),
    };

    /// <summary>Another store's records, prepared for the same distance metric.</summary>
    public abstract RecordSource Of(SeriesStore other);

    /// <summary>A range of records: the store's own memory, or <paramref name="scratch"/>, which must be large enough for them.</summary>
    public abstract ReadOnlySpan<double> Read(int first, int count, Span<double> scratch);

    private sealed class Plain(SeriesStore store) : RecordSource(store)
    {
        public override bool IsNormalized => false;

        public override RecordSource Of(SeriesStore other) => new Plain(other);

        public override ReadOnlySpan<double> Read(int first, int count, Span<double> scratch) => Store.ReadTile(first, count, scratch);
    }

    private sealed class Unit(SeriesStore store, bool centre) : RecordSource(store)
    {
        public override bool IsNormalized => true;

        public override RecordSource Of(SeriesStore other) => new Unit(other, centre);

        public override ReadOnlySpan<double> Read(int first, int count, Span<double> scratch)
        {
            scratch = scratch.Slice(0, count * Length);
            var tile = Store.ReadTile(first, count, scratch);
            if (tile != scratch)
                tile.CopyTo(scratch);
            for (int i = 0; i < count; i++)
            {
                var record = scratch.Slice(i * Length, Length);
                if (centre)
                    UnitLength.CentreAndScale(record);
                else
                    UnitLength.Scale(record);
            }

            return scratch;
        }
    }
}
