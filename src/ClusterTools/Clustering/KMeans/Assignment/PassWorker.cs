using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>One worker of a pass over the records, with scratch memory of its own.</summary>
/// <param name="number">The number of the worker.</param>
/// <param name="targets">The models.</param>
internal abstract class PassWorker(int number, IReadOnlyList<AssignmentTarget> targets) : IDisposable
{
    protected const int Size = RecordGroup.Size;

    /// <summary>Labels changed so far, of each model.</summary>
    public int[] Changed { get; } = new int[targets.Count];

    /// <summary>Products of a record and a centroid that the bounds left to be computed so far, of each model.</summary>
    public long[] Products { get; } = new long[targets.Count];

    /// <summary>Labels decided in double so far.</summary>
    public long Rechecked { get; protected set; }

    /// <summary>The number of the worker.</summary>
    protected int Number => number;

    protected IReadOnlyList<AssignmentTarget> Targets => targets;

    /// <summary>Assigns a run of records.</summary>
    /// <param name="first">The first: a multiple of 64.</param>
    /// <param name="end">Behind the last.</param>
    public void Run(int first, int end)
    {
        for (; first < end; first += Size)
            Assign(first, Math.Min(Size, end - first));
        Finish();
    }

    public abstract void Dispose();

    /// <summary>Assigns a group of records.</summary>
    protected abstract void Assign(int first, int count);

    /// <summary>Assigns what is left over at the end of a run.</summary>
    protected virtual void Finish()
    {
    }

    /// <summary>Gives a record another label.</summary>
    /// <returns>The one before.</returns>
    protected int Relabel(int model, int record, int label)
    {
        int[] labels = targets[model].Labels;
        int old = labels[record];
        labels[record] = label;
        Changed[model]++;
        return old;
    }
}
