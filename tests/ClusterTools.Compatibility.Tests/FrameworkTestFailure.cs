namespace ClusterTools.Compatibility.Tests;

/// <summary>A test of the engine that failed in the other process, with the place where it failed there.</summary>
public sealed class FrameworkTestFailure(string message, string trace) : Xunit.Sdk.XunitException(message)
{
    public override string StackTrace => trace;
}
