namespace ClusterTools.Compatibility.Tests;

/// <summary>What became of a test of the engine on .NET Framework or Mono.</summary>
/// <param name="Name">Its full name with its arguments.</param>
/// <param name="Message">Why it failed; null where it did not.</param>
/// <param name="Trace">Where it failed.</param>
public sealed record FrameworkTestResult(string Name, string? Message = null, string? Trace = null)
{
    /// <exception cref="FrameworkTestFailure">The test failed.</exception>
    public void ThrowIfFailed()
    {
        if (Message is not null)
            throw new FrameworkTestFailure(Message, Trace ?? "");
    }

    public override string ToString() => Name;
}
