using System.Management.Automation;
using ClusterTools.Threading;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that write files: whole or not at all, and never over a file without -Force.</summary>
public abstract class OutputFileCommand : EngineCommand
{
    /// <summary>
    /// <para>The file to write (or a folder, where the description speaks of one); the extension chooses the format. The name is taken literally: brackets
    /// are not wildcards. Of several objects in the pipeline, a script block names the file of each: <c>-Path { "k$($_.ClusterCount).json" }</c>.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("FilePath", "LiteralPath")]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// <para>Replaces an existing file.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// <para>Returns the file that was written. By default nothing is returned.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool WaitsWhenStopped => true;

    /// <summary>Whether the target may be a folder.</summary>
    private protected virtual bool TakesFolder => false;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        // A script block names the files only as the objects come.
        if (Path.Length == 0)
            return;
        // Before upstream work begins, which may take hours.
        string target = ResolveFile(Path);
        RequireTarget(target, Force, TakesFolder);
        Guard(
            () =>
            {
                RequireWritable(target);
                return target;
            },
            target);
        RequireAccess(target);
    }

    /// <summary>Requires that the engine can write this file or folder: it knows the format, and the target is free or may be replaced.</summary>
    private protected abstract void RequireWritable(string target);

    /// <summary>Asks for leave (-WhatIf, -Confirm), checks the target, writes on a worker thread and passes the files on.</summary>
    /// <param name="action">What is done, for -WhatIf.</param>
    /// <param name="write">Writes to the full path it is given and returns the files it made.</param>
    private protected void WriteFiles(string action, Func<string, ExecutionOptions, IReadOnlyList<string>> write)
    {
        string target = ResolveFile(Path);
        if (!ShouldProcess(target, action))
            return;
        RequireTarget(target, Force, TakesFolder);
        foreach (string file in Run(execution => write(target, execution), target))
        {
            WriteVerbose(string.Format(SR.VerboseWritten, file));
            if (PassThru)
                WriteObject(InvokeProvider.Item.Get([file], force: true, literalPath: true), enumerateCollection: true);
        }
    }

    /// <summary>As <see cref="WriteFiles"/>, for the one file of the path.</summary>
    private protected void WriteFile(string action, Action<string, ExecutionOptions> write) =>
        WriteFiles(action, (path, execution) =>
        {
            write(path, execution);
            return [path];
        });
}
