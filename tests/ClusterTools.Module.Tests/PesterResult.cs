namespace ClusterTools.Module.Tests;

/// <summary>What became of one Pester test, or of a file or block that failed outside its tests.</summary>
/// <param name="DisplayName">File, blocks and test, and the target.</param>
/// <param name="Message">Why it failed; null where it did not.</param>
/// <param name="Trace">Where it failed: file and line, as Pester shows it.</param>
public sealed record PesterResult(string DisplayName, string? Message = null, string? Trace = null)
{
    /// <exception cref="PesterFailure">The test failed.</exception>
    public void ThrowIfFailed()
    {
        if (Message is not null)
            throw new PesterFailure(Message, Trace ?? "");
    }

    public override string ToString() => DisplayName;
}
