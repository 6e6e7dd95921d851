namespace ClusterTools;

/// <summary>A warning about the data or a result, stored in the result; the cmdlets also write it once, as a PowerShell warning.</summary>
/// <param name="Id">A stable identifier, such as <c>EmptyClusterRelocated</c>, for scripts to test.</param>
/// <param name="Message">What happened, how often, and what to do about it.</param>
public sealed record DataWarning(string Id, string Message)
{
    /// <summary>Whether it is normal for such data, as constant voxels around a brain are: the cmdlets then report it only with -Verbose.</summary>
    public bool IsUsual { get; init; }

    /// <summary>The number of records concerned, where it is counted in parts.</summary>
    internal int Records { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
