namespace ClusterTools.Module.Tests;

/// <summary>A Pester test that failed, with the place in its script instead of one in this assembly.</summary>
public sealed class PesterFailure(string message, string trace) : Xunit.Sdk.XunitException(message)
{
    public override string StackTrace => trace;
}
