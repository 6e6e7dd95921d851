namespace ClusterTools;

/// <summary>Something about the data or a result that its user should know, kept on the result; the cmdlets also write it once as a PowerShell warning.</summary>
/// <param name="Id">A stable name, such as <c>EmptyClusterRelocated</c>, for scripts to test.</param>
/// <param name="Message">What happened, how often, and what to do about it.</param>
public sealed record DataWarning(string Id, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
