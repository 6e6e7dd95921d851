namespace ClusterTools.Density.Dbscan;

/// <summary>Compares a batch of queries with groups of up to 64 records: which are within the radius, exactly. For one worker.</summary>
internal abstract class RadiusTile : IDisposable
{
    /// <summary>The maximum number of queries of a batch: their products with a group of records stay in the second cache.</summary>
    public const int MaximumQueries = 512;

    /// <summary>Sets the queries.</summary>
    /// <param name="points">The queries, contiguous.</param>
    public abstract void SetQueries(double[] points);

    /// <summary>Loads a group of records and compares it with all queries.</summary>
    /// <param name="first">The first record.</param>
    /// <param name="count">The number of records, at most 64.</param>
    public abstract void Load(int first, int count);

    /// <summary>The records of the group that are within the radius of a query, a bit each.</summary>
    public abstract ulong Within(int query);

    /// <summary>Frees the buffers.</summary>
    public abstract void Dispose();
}
