using System.Management.Automation;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Threading;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that read files: -Path with wildcards, -LiteralPath without, both from the pipeline.</summary>
public abstract class InputFileCommand : EngineCommand
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    // Whether anything was found to read, readable or not.
    private bool _found;

    /// <summary>
    /// <para>The files or folders to read. Wildcards are allowed. Names with brackets need <c>-LiteralPath</c>.</para>
    /// </summary>
    [PathTransformation]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// <para>The files or folders to read, each taken literally. Files from Get-ChildItem bind here.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "FullName", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The paths of this turn of the pipeline as the file system knows them. Each that is missing is reported.</summary>
    private protected IEnumerable<InputItem> ResolveInput()
    {
        bool literal = ParameterSetName == LiteralPathSet;
        foreach (string path in literal ? LiteralPath : Path)
        {
            bool wildcard = !literal && WildcardPattern.ContainsWildcardCharacters(path);
            foreach (string found in Resolve(path, wildcard))
                yield return new InputItem(found, wildcard);
        }
    }

    /// <summary>Reads each file or folder of this turn of the pipeline by itself. One that cannot be read is an error of its own; the rest continues.</summary>
    private protected void ReadEach<T>(Func<string, ExecutionOptions, T> read, Action<T> write)
    {
        foreach (var item in ResolveInput().OrderBy(i => i.Path, NaturalPathComparer.Instance))
        {
            T result;
            try
            {
                result = RunUnguarded(execution => read(item.Path, execution));
            }
            catch (Exception e) when (!IsStop(e))
            {
                ReportFailure(ErrorRecords.OfFile(e, item.Path));
                continue;
            }

            ReportSuccess();
            write(result);
        }
    }

    /// <summary>Reports something that could not be read; the rest is still read.</summary>
    private protected void ReportFailure(ErrorRecord error)
    {
        _found = true;
        WriteError(error);
    }

    /// <summary>Notes that something could be read.</summary>
    private protected void ReportSuccess() => _found = true;

    /// <summary>Fails where there was nothing to read.</summary>
    private protected void RequireInput()
    {
        if (_found)
            return;
        string asked = string.Join("', '", ParameterSetName == LiteralPathSet ? LiteralPath : Path);
        if (asked.Length == 0)
            Fail(ErrorIds.NoFilesMatch, ErrorCategory.ObjectNotFound, asked, SR.NoFilesCame);
        Fail(ErrorIds.NoFilesMatch, ErrorCategory.ObjectNotFound, asked, SR.NoFilesMatch, asked);
    }

    /// <inheritdoc/>
    private protected override void ProcessEnd() => RequireInput();

    private List<string> Resolve(string path, bool wildcard)
    {
        try
        {
            ProviderInfo provider;
            List<string> found = wildcard
                ? [.. SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider)]
                : [SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)];
            if (provider.Name != FileSystem)
            {
                ReportFailure(ErrorRecords.Create(ErrorIds.NotFileSystem, ErrorCategory.InvalidArgument, path, SR.PathNotFileSystem, path));
                return [];
            }

            if (wildcard || File.Exists(found[0]) || Directory.Exists(found[0]))
                return found;
            ReportFailure(ErrorRecords.Create(ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, path, SR.PathNotFound, path));
        }
        catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            // A wildcard below a folder that is not there.
            ReportFailure(ErrorRecords.Create(ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, path, SR.PathNotFound, path));
        }

        return [];
    }

    /// <summary>A requested file or folder.</summary>
    /// <param name="Path">Its full path.</param>
    /// <param name="FromWildcard">Whether a wildcard found it, rather than its name.</param>
    private protected readonly record struct InputItem(string Path, bool FromWildcard);
}
