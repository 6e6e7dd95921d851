using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>One worker of an <see cref="AssignmentPass"/>, with scratch memory of its own.</summary>
/// <param name="counters">Counts of what the worker did.</param>
internal abstract class AssignmentWorker(PassCounters counters) : IDisposable
{
    /// <summary>Counts of what the worker did.</summary>
    public PassCounters Counters => counters;

    /// <summary>Assigns a range of records.</summary>
    /// <param name="first">The first record: a multiple of 64.</param>
    /// <param name="end">The exclusive end.</param>
    public abstract void Run(int first, int end);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>The assignment loop, written once: records are filtered by bounds, loaded, scored, decided, and their labels committed.</summary>
/// <typeparam name="TStrategy">How records are filtered and scored.</typeparam>
/// <param name="number">The worker's index, which selects its own sums.</param>
/// <param name="strategy">The strategy, which this worker disposes of.</param>
/// <param name="records">The records.</param>
/// <param name="targets">The models.</param>
/// <param name="counters">Counts of what the worker does.</param>
internal sealed class AssignmentWorker<TStrategy>(int number, TStrategy strategy, RecordSource records, AssignmentTarget[] targets, PassCounters counters)
    : AssignmentWorker(counters)
    where TStrategy : struct, IAssignmentStrategy
{
    private readonly AssignmentTarget[] _targets = targets;
    private readonly double[] _record = new double[records.Length];

    // Not readonly: a mutable struct, whose methods change it.
    private TStrategy _strategy = strategy;

    /// <inheritdoc/>
    public override void Run(int first, int end)
    {
        for (; first < end; first += RecordGroup.Size)
        {
            _strategy.Filter(first, Math.Min(RecordGroup.Size, end - first));
            _strategy.Load();
            DecideAll(isEnd: false);
        }

        DecideAll(isEnd: true);
    }

    /// <inheritdoc/>
    public override void Dispose() => _strategy.Dispose();

    private void DecideAll(bool isEnd)
    {
        for (int m = 0; m < _targets.Length; m++)
        {
            ulong rows = _strategy.Score(m, isEnd);
            if (rows != 0)
                Decide(m, rows);
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private void Decide(int model, ulong rows)
    {
        for (; rows != 0; rows &= rows - 1)
            Decide(model, BitOperations.TrailingZeroCount(rows));
        _strategy.SetLowerBounds(model);
    }

    /// <summary>Assigns a record to the certain candidate, or else to the nearest centroid in double (ties: the lowest index).</summary>
    private void Decide(int model, int row)
    {
        var target = _targets[model];
        int record = _strategy.RecordAt(model, row);
        var nearest = _strategy.Nearest(model, row);
        int label = nearest.Label;
        bool isSure = nearest.IsSure;
        ReadOnlySpan<double> values = default;
        if (!isSure)
        {
            values = _strategy.Read(record, row, _record);
            label = ExactDistances.Nearest(values, target.Centroids, Math.Max(label, 0));
            Counters.DecidedInDouble[model]++;
        }

        _strategy.SetUpperBound(model, row, label, isSure);
        if (label != target.Labels[record])
            Commit(model, record, row, label, values);
    }

    /// <summary>Changes the label of a record and moves it between the cluster sums.</summary>
    private void Commit(int model, int record, int row, int label, ReadOnlySpan<double> values)
    {
        var target = _targets[model];
        int before = target.Labels[record];
        target.Labels[record] = label;
        Counters.Changed[model]++;
        _strategy.Leave(row, before);
        if (target.Sums is not { } sums)
            return;
        if (sums.HoldsBytes)
            sums.Move(number, record, records.Store.GetBytes(record, 1), before, label);
        else
            sums.Move(number, record, values.IsEmpty ? _strategy.Read(record, row, _record) : values, before, label);
    }
}
