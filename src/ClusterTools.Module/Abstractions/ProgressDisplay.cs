using System.Diagnostics;
using System.Management.Automation;
using ClusterTools.Threading;

namespace ClusterTools.Abstractions;

/// <summary>Keeps the last progress that the engine reported, from any thread, until the pipeline thread shows it.</summary>
internal sealed class ProgressDisplay : IProgress<OperationProgress>
{
    private static int _lastActivityId;

    private readonly object _lock = new();
    private readonly Stopwatch _clock = new();
    private OperationProgress _last;
    private ProgressRecord? _record;

    public void Report(OperationProgress value)
    {
        lock (_lock)
        {
            // Threads overtake each other; progress must not go backwards.
            bool restarted = value.Activity != _last.Activity || value.Total != _last.Total;
            if (restarted)
                _clock.Restart();
            if (restarted || value.Done > _last.Done)
                _last = value;
        }
    }

    /// <summary>Writes the last reported progress. Only for the pipeline thread.</summary>
    public void Show(Cmdlet cmdlet)
    {
        OperationProgress last;
        double seconds;
        lock (_lock)
        {
            last = _last;
            seconds = _clock.Elapsed.TotalSeconds;
        }

        if (last.Activity is null)
            return;
        string status = last.Total > 0 ? string.Format(SR.ProgressOfTotal, last.Done, last.Total) : last.Done.ToString();
        // A new record each time: whoever listens may keep the old ones.
        _record = new ProgressRecord(_record?.ActivityId ?? Interlocked.Increment(ref _lastActivityId), last.Activity, status)
        {
            PercentComplete = last.Total > 0 ? (int)(100 * last.Fraction) : -1,
            SecondsRemaining = last.Fraction > 0 ? (int)Math.Ceiling(seconds * (1 - last.Fraction) / last.Fraction) : -1,
        };
        cmdlet.WriteProgress(_record);
    }

    /// <summary>Takes the display away, if there is one. Only for the pipeline thread.</summary>
    public void Complete(Cmdlet cmdlet)
    {
        if (_record is null)
            return;
        cmdlet.WriteProgress(new ProgressRecord(_record.ActivityId, _record.Activity, _record.StatusDescription) { RecordType = ProgressRecordType.Completed });
    }
}
