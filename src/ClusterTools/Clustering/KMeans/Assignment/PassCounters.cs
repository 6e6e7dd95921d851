using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>What a worker, or all of them, did in a pass, for each model.</summary>
/// <param name="models">The number of models.</param>
internal sealed class PassCounters(int models) : IMergeable<PassCounters>
{
    /// <summary>Labels that changed.</summary>
    public long[] Changed { get; } = new long[models];

    /// <summary>Products of a record and a centroid that were computed.</summary>
    public long[] Products { get; } = new long[models];

    /// <summary>Labels that were decided in double.</summary>
    public long[] DecidedInDouble { get; } = new long[models];

    /// <summary>Those of a model, with the time that the pass took.</summary>
    public IterationStatistics Of(int model, TimeSpan elapsed) => new(Changed[model], Products[model], DecidedInDouble[model], elapsed.TotalSeconds);

    /// <inheritdoc/>
    public void Merge(PassCounters next)
    {
        for (int m = 0; m < Changed.Length; m++)
        {
            Changed[m] += next.Changed[m];
            Products[m] += next.Products[m];
            DecidedInDouble[m] += next.DecidedInDouble[m];
        }
    }
}
