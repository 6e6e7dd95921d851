using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Abstractions;

/// <summary>The base of every cmdlet: runs the engine on another thread than the pipeline's, so that progress is shown and Ctrl+C is answered while it works.</summary>
public abstract class EngineCommand : PSCmdlet, IDisposable
{
    /// <summary>The name of PowerShell's provider of files and folders.</summary>
    private protected const string FileSystem = "FileSystem";

    // Five looks a second: often enough for the eye, rarely enough to cost nothing.
    private const int PumpMilliseconds = 200;

    // An engine that has not stopped by then is left to end on its own.
    private const int PatienceMilliseconds = 300;

    private readonly CancellationTokenSource _stop = new();

    /// <summary>
    /// <para>The maximum number of threads. 0, the default, means one per core. The result does not depend on it.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 1024)]
    public int ThrottleLimit { get; set; }

    /// <summary>Whether a stopped cmdlet waits for the engine to stop, as cmdlets that write files must.</summary>
    private protected virtual bool WaitsWhenStopped => false;

    /// <summary>Cancelled when the cmdlet is stopped.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Ends the cmdlet's hold on what it uses.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the cmdlet's hold on what it uses.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        // Not disposed: an operation that was left to end on its own may still look at the token, and the source holds only memory.
        if (disposing)
            _stop.Cancel();
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        try
        {
            Prepare();
        }
        catch (InputFailedException failure)
        {
            ThrowTerminatingError(failure.Error);
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Attempt(ProcessInput);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Attempt(ProcessEnd);

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Works on the parameters before any input comes. What goes wrong here, as with parameters that contradict each other, ends the pipeline.</summary>
    private protected virtual void Prepare()
    {
    }

    /// <summary>Works on the input of one turn of the pipeline. What goes wrong is an error of that input, and the rest of the pipeline continues.</summary>
    private protected virtual void ProcessInput()
    {
    }

    /// <summary>Works on what the whole pipeline brought, with errors as those of <see cref="ProcessInput"/>.</summary>
    private protected virtual void ProcessEnd()
    {
    }

    /// <summary>Runs one operation of the engine on a worker thread while this one, the pipeline's, shows progress. What goes wrong ends the work on this input.</summary>
    /// <param name="operation">The operation; it must not touch the cmdlet.</param>
    /// <param name="target">What an error is about.</param>
    private protected T Run<T>(Func<ExecutionOptions, T> operation, object? target = null) => Guard(() => RunUnguarded(operation), target);

    /// <summary>As <see cref="Run"/>, but on this thread, for an operation that runs script.</summary>
    private protected T RunHere<T>(Func<ExecutionOptions, T> operation, object? target = null)
    {
        var progress = new ProgressDisplay();
        var execution = new ExecutionOptions { ThreadCount = 1, CancellationToken = _stop.Token, Progress = new InlineProgress(this, progress, PumpMilliseconds) };
        return Guard(() => UntilStopped(() => operation(execution), progress), target);
    }

    /// <summary>As <see cref="Run"/>, but leaves exceptions to the caller.</summary>
    private protected T RunUnguarded<T>(Func<ExecutionOptions, T> operation)
    {
        var progress = new ProgressDisplay();
        var execution = new ExecutionOptions { ThreadCount = ThrottleLimit, CancellationToken = _stop.Token, Progress = progress };
        var work = Task.Factory.StartNew(() => operation(execution), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return UntilStopped(() => Await(work, progress), progress);
        }
        finally
        {
            if (!work.IsCompleted)
                _stop.Cancel();
        }
    }

    /// <summary>The full path of a file or folder that is given by its name. One outside of the file system ends the work on this input.</summary>
    private protected string ResolveFile(string path)
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name != FileSystem)
            Fail(ErrorIds.NotFileSystem, ErrorCategory.InvalidArgument, path, SR.PathNotFileSystem, path);
        return file;
    }

    /// <summary>Ends the work on this input where a file cannot be written, before anything is done for it.</summary>
    private protected void RequireTarget(string target, bool force, bool takesFolder = false)
    {
        char last = target[target.Length - 1];
        bool folder = Directory.Exists(target);
        if (takesFolder && (folder || last == Path.DirectorySeparatorChar || last == Path.AltDirectorySeparatorChar))
            return;
        if (folder)
            Fail(ErrorIds.TargetIsFolder, ErrorCategory.InvalidArgument, target, SR.TargetIsFolder, target);
        if (!force && File.Exists(target))
            Fail(ErrorIds.FileExists, ErrorCategory.ResourceExists, target, SR.FileExists, target);
        if (Path.GetDirectoryName(target) is not { } parent || !Directory.Exists(parent))
            Fail(ErrorIds.TargetFolderMissing, ErrorCategory.ObjectNotFound, target, SR.TargetFolderMissing, Path.GetDirectoryName(target));
    }

    /// <summary>Ends the work where the system does not let files be made at a target; a folder that is missing will be made.</summary>
    private protected void RequireAccess(string target) => Guard(
        () =>
        {
            WriteAccess.Require(target);
            return target;
        },
        target);

    /// <summary>Whether an exception is PowerShell's way of ending a pipeline, which must be let through.</summary>
    private protected static bool IsStop(Exception exception) => exception is PipelineStoppedException or ActionPreferenceStopException;

    /// <summary>Writes the warnings (to -Verbose what is usual) of a result that what it was made from did not have yet, so that each is seen once along a pipeline.</summary>
    private protected void WriteNewWarnings(IEnumerable<DataWarning> warnings, IEnumerable<DataWarning>? known = null)
    {
        foreach (var warning in warnings.Except(known ?? []))
        {
            if (warning.IsUsual)
                WriteVerbose(CountWording.Agree(warning.Message));
            else
                WriteWarning(CountWording.Agree(warning.Message));
        }
    }

    /// <summary>Reports with -Verbose the instruction set and the maximum number of threads. Results depend on neither.</summary>
    private protected void WriteMeans()
    {
        string instructions = Guard(() => InstructionSets.Description, target: null);
        WriteVerbose(string.Format(SR.VerboseMeans, instructions, new ExecutionOptions { ThreadCount = ThrottleLimit }.EffectiveThreadCount));
    }

    /// <summary>Passes a result on, as one object, with the warnings that are new in it.</summary>
    private protected void WriteResult(object result, IEnumerable<DataWarning> warnings, IEnumerable<DataWarning>? known = null)
    {
        WriteNewWarnings(warnings, known);
        WriteVerbose(CountWording.Agree(result.ToString() ?? ""));
        WriteObject(result);
    }

    /// <summary>Ends the work on this input with an error.</summary>
    [DoesNotReturn]
    private protected void Fail(string id, ErrorCategory category, object? target, string message, params object?[] arguments)
    {
        throw new InputFailedException(ErrorRecords.Create(id, category, target, message, arguments));
    }

    /// <summary>Runs something on this thread; what goes wrong ends the work on this input.</summary>
    private protected T Guard<T>(Func<T> run, object? target)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (!IsStop(e) && e is not InputFailedException)
        {
            // What went wrong, where a class could not be set up for it.
            throw new InputFailedException(ErrorRecords.From(e is TypeInitializationException ? e.GetBaseException() : e, target));
        }
    }

    private void Attempt(Action work)
    {
        try
        {
            work();
        }
        catch (InputFailedException failure)
        {
            WriteError(failure.Error);
        }
    }

    private T UntilStopped<T>(Func<T> run, ProgressDisplay progress)
    {
        try
        {
            return run();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            if (!Stopping)
                progress.Complete(this);
        }
    }

    private T Await<T>(Task<T> work, ProgressDisplay progress)
    {
        var sinceStop = new Stopwatch();
        while (Task.WaitAny([work], PumpMilliseconds) < 0)
        {
            if (!_stop.IsCancellationRequested)
            {
                progress.Show(this);
                continue;
            }

            sinceStop.Start();
            if (!WaitsWhenStopped && sinceStop.ElapsedMilliseconds >= PatienceMilliseconds - PumpMilliseconds)
                throw new PipelineStoppedException();
        }

        return work.GetAwaiter().GetResult();
    }
}
