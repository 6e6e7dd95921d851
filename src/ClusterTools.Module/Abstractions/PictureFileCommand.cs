using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Threading;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that work through picture files one by one, several at once, however many there are: memory holds a few for each thread, results come in the order of
/// the files, and one that fails never stops the rest.</summary>
public abstract class PictureFileCommand : ImageFileCommand
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(2);

    private AheadQueue<string, object>? _queue;

    /// <summary>Works on one file, on any thread; must not touch the pipeline.</summary>
    private protected abstract object Work(string file, ExecutionOptions execution);

    /// <summary>Passes on what became of a file.</summary>
    private protected abstract void Emit(string file, object result);

    /// <summary>Passes on that a file failed, in addition to the error.</summary>
    private protected virtual void EmitFailure(string file, Exception exception)
    {
    }

    /// <summary>Whether a file is to be worked on.</summary>
    private protected virtual bool Accept(string file) => true;

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        foreach (string file in ResolveFiles().OrderBy(f => f, NaturalPathComparer.Instance))
            Enqueue(file);
    }

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        while (_queue?.Count > 0)
            TakeNext();
        RequireInput();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _queue?.Drain(DrainPatience);
    }

    /// <summary>Reads one picture file; what is wrong with it is thrown.</summary>
    private protected static ImageStack Read(string file, ImageStackReadOptions options, ExecutionOptions execution)
    {
        var result = ImageStackReader.Read([file], options, execution);
        return result.Stack ?? throw result.Failures[0].Exception;
    }

    /// <summary>Counts a file as failed and writes its error.</summary>
    private protected void Reject(string file, Exception exception, System.Management.Automation.ErrorRecord? error = null)
    {
        ReportFailure(error ?? ErrorRecords.OfFile(exception, file));
        EmitFailure(file, exception);
    }

    private void Enqueue(string file)
    {
        if (!Accept(file))
            return;
        // Each file has one thread: there are more files than cores.
        var execution = new ExecutionOptions { ThreadCount = 1, CancellationToken = StopToken };
        _queue ??= new AheadQueue<string, object>(f => Work(f, execution), new ExecutionOptions { ThreadCount = ThrottleLimit }.EffectiveThreadCount);
        if (_queue.IsFull)
            TakeNext();
        _queue.Add(file);
    }

    private void TakeNext()
    {
        var (file, work) = _queue!.Take();
        object result;
        try
        {
            result = work.Status == TaskStatus.RanToCompletion ? work.Result : RunUnguarded(_ => work.GetAwaiter().GetResult());
        }
        catch (Exception e) when (!IsStop(e))
        {
            Reject(file, e);
            return;
        }

        ReportSuccess();
        Emit(file, result);
    }
}
