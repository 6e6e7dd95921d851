namespace ClusterTools.Compatibility.Tests;

/// <summary>The engine's tests, each as a test of its own, on the .NET Framework of Windows or on Mono: a call that it lacks is a failing test.</summary>
public sealed class FrameworkEngineTests
{
    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void Passes(FrameworkTestResult result) => result.ThrowIfFailed();

    public static Task<IReadOnlyCollection<TheoryDataRow<FrameworkTestResult>>> Results() => FrameworkTestRun.RunAsync();
}
