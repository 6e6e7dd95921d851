using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Counts of what one worker, or all of them, did in a pass, for each model.</summary>
/// <param name="models">The number of models.</param>
internal sealed class PassCounters(int models) : IMergeable<PassCounters>
{
    /// <summary>The number of labels that changed.</summary>
    public long[] Changed { get; } = new long[models];

    /// <summary>The number of dot products of a record and a centroid that were computed.</summary>
    public long[] Products { get; } = new long[models];

    /// <summary>The number of labels that were decided in double.</summary>
    public long[] DecidedInDouble { get; } = new long[models];

    /// <summary>The statistics of a model, with the time that the pass took.</summary>
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
