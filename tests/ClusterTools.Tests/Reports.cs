using ClusterTools.Threading;

namespace ClusterTools.Tests;

/// <summary>Does something at each report of progress, on the thread that reports.</summary>
internal sealed class Reports(Action<OperationProgress> action) : IProgress<OperationProgress>
{
    public void Report(OperationProgress value) => action(value);
}
