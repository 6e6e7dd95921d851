namespace ClusterTools.Module.Tests;

/// <summary>Every Pester test as a test of its own, for the build of the module that PowerShell 7.6 and later load.</summary>
public sealed class NetCorePesterTests
{
    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void Passes(PesterResult result) => result.ThrowIfFailed();

    public static Task<IReadOnlyCollection<TheoryDataRow<PesterResult>>> Results() => PesterRun.RunAsync("net10.0");
}

/// <summary>The same with the build that Windows PowerShell 5.1 and PowerShell 7.2 to 7.5 load. A class is a collection: both run side by side.</summary>
public sealed class NetStandardPesterTests
{
    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void Passes(PesterResult result) => result.ThrowIfFailed();

    public static Task<IReadOnlyCollection<TheoryDataRow<PesterResult>>> Results() => PesterRun.RunAsync("netstandard2.0");
}
