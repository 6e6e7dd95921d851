namespace ClusterTools.Compatibility.Tests;

/// <summary>Every type and member that the module's netstandard2.0 build refers to, looked up in .NET Framework 4.7.2, in Windows PowerShell 5.1 and in what the module brings:
/// one that is missing there would be an exception at the first call.</summary>
public sealed class FrameworkReferenceTests
{
    /// <summary>What ImageSharp needs for Japanese text in EXIF data alone, which the engine never has it read or write, so that it is not shipped.</summary>
    private static readonly string[] NeverCalled = ["assembly System.Text.Encoding.CodePages 5.0.0.0", "type System.Text.CodePagesEncodingProvider of System.Text.Encoding.CodePages"];

    public static TheoryData<string> ShippedAssemblies() => [.. Directory.EnumerateFiles(BuildPaths.ModuleBinaries("netstandard2.0"), "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(ShippedAssemblies))]
    public void IsComplete(string assembly)
    {
        using var assemblies = Assemblies("netstandard2.0");
        Assert.Equal("", string.Join('\n', assemblies.Missing(assembly).Except(NeverCalled)));
    }

    /// <summary>What the check is worth: the build for .NET 10 uses what .NET Framework has neither type nor member of.</summary>
    [Fact]
    public void NamesWhatIsMissingForTheOtherBuild()
    {
        using var assemblies = Assemblies("net10.0");
        var missing = assemblies.Missing("ClusterTools");
        Assert.Contains("type System.Runtime.Intrinsics.X86.Avx2 of System.Runtime.Intrinsics", missing);
        Assert.Contains("member System.Double: static System.Boolean IsFinite(System.Double)", missing);
        Assert.Contains(missing, line => line.StartsWith("assembly System.Runtime 10.", StringComparison.Ordinal));
    }

    private static AssemblySet Assemblies(string target) =>
        new(BuildPaths.ModuleBinaries(target), BuildPaths.NetFramework, Path.Combine(BuildPaths.NetFramework, "Facades"), BuildPaths.PowerShellStandard);
}
