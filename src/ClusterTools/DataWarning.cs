namespace ClusterTools;

/// <summary>Something about the data or a result that its user should know, kept on the result; the cmdlets also write it once, as a PowerShell warning.</summary>
/// <param name="Id">A stable name, such as <c>EmptyClusterRelocated</c>, for scripts to test.</param>
/// <param name="Message">What happened, how often, and what to do about it.</param>
public sealed record DataWarning(string Id, string Message)
{
    /// <summary>Whether it is usual for such data, as constant voxels are around a brain: the cmdlets then tell it with -Verbose only.</summary>
    public bool IsUsual { get; init; }

    /// <summary>How many records it is about, where it is counted part by part.</summary>
    internal int Records { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
