using System.Management.Automation;
using ClusterTools.Errors;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that read files: -Path with wildcards, -LiteralPath without, both from the pipeline.</summary>
public abstract class InputFileCommand : EngineCommand
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";
    private const string FileSystem = "FileSystem";

    /// <summary>
    /// <para>The files or folders to read. Wildcards are allowed. A name that has brackets in it needs <c>-LiteralPath</c>.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// <para>The files or folders to read, each taken exactly as it is written. Files from Get-ChildItem bind here.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "FullName", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The paths of this turn of the pipeline as the file system knows them. Each that is missing is a non-terminating error.</summary>
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
                WriteError(ErrorRecords.Create(ErrorIds.NotFileSystem, ErrorCategory.InvalidArgument, path, SR.PathNotFileSystem, path));
                return [];
            }

            if (wildcard || File.Exists(found[0]) || Directory.Exists(found[0]))
                return found;
            WriteError(ErrorRecords.Create(ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, path, SR.PathNotFound, path));
        }
        catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            // A wildcard below a folder that is not there.
            WriteError(ErrorRecords.Create(ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, path, SR.PathNotFound, path));
        }

        return [];
    }

    /// <summary>A file or folder that was asked for.</summary>
    /// <param name="Path">Its full path.</param>
    /// <param name="FromWildcard">Whether a wildcard found it, rather than its name.</param>
    private protected readonly record struct InputItem(string Path, bool FromWildcard);
}
