using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>A pass as <see cref="AssignmentPass"/> makes it, with the same labels, that leaves out what <see cref="DistanceBounds"/> rule out.</summary>
internal sealed class BoundedPass(BoundedSource source)
{
    private const int MaximumChunkGroups = 16;

    /// <summary>Whether distances are measured in whole numbers.</summary>
    public bool MeasuresWhole => source.Terms is not null;

    /// <summary>How many labels were decided in double in all runs so far.</summary>
    public long Rechecked { get; private set; }

    /// <summary>How many products of a record and a centroid the bounds left in all runs so far.</summary>
    public long Products { get; private set; }

    /// <summary>Assigns all records; the targets have bounds.</summary>
    /// <returns>How many labels of each model changed.</returns>
    public int[] Run(IReadOnlyList<AssignmentTarget> targets, ExecutionOptions execution)
    {
        using var centroids = new BoundedCentroids(source, targets, execution);
        var (changed, rechecked) = PassLoop.Run(source.Records, targets, MaximumChunkGroups, execution, centroids.CreateWorker);
        Products += targets.Sum(t => t.Products);
        Rechecked += rechecked;
        return changed;
    }
}
