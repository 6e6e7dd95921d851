using System.Diagnostics;
using System.Management.Automation;
using ClusterTools.Threading;

namespace ClusterTools.Abstractions;

/// <summary>Shows progress that the pipeline thread itself reports, at most once in a given number of milliseconds.</summary>
internal sealed class InlineProgress(Cmdlet cmdlet, ProgressDisplay display, int milliseconds) : IProgress<OperationProgress>
{
    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();

    public void Report(OperationProgress value)
    {
        display.Report(value);
        if (_sinceShown.ElapsedMilliseconds < milliseconds)
            return;
        display.Show(cmdlet);
        _sinceShown.Restart();
    }
}
