using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>One progress for many operations: each is given a share of the total, and its reports advance the total within that share.</summary>
internal sealed class SearchProgress(ExecutionOptions execution, string activity, double totalWeight)
{
    // Reports are in thousandths of the total.
    private const int Parts = 1000;
    private readonly object _lock = new();
    private double _finished;
    private double _current;
    private long _reported = -1;

    /// <summary>Starts the next operation, which completes the previous one.</summary>
    /// <returns>The execution options for the operation.</returns>
    public ExecutionOptions Begin(double weight)
    {
        execution.CancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _finished += _current;
            _current = weight;
        }

        Report(0);
        return new ExecutionOptions
        {
            ThreadCount = execution.ThreadCount,
            CancellationToken = execution.CancellationToken,
            Progress = execution.Progress is null ? null : new Share(this),
        };
    }

    private void Report(double fraction)
    {
        if (execution.Progress is not { } progress)
            return;
        lock (_lock)
        {
            long parts = (long)(Parts * (_finished + (_current * fraction)) / totalWeight);
            if (parts <= _reported)
                return;
            _reported = parts;
        }

        progress.Report(new OperationProgress(activity, _reported, Parts));
    }

    private sealed class Share(SearchProgress whole) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => whole.Report(value.Fraction);
    }
}
