using ClusterTools.PowerShellHost;

namespace ClusterTools.Module.Tests;

public sealed class PowerShellLocatorTests
{
    [Theory]
    [InlineData("no-such-pwsh", "cannot be run")]
    [InlineData("dotnet", "is not PowerShell 7")]
    public void AProgramThatIsNoPowerShellIsRefusedInOneLine(string program, string reason)
    {
        var error = Assert.Throws<PowerShellNotFoundException>(() => PowerShellLocator.FromProgram(program));
        Assert.Contains(program, error.Message);
        Assert.Contains(reason, error.Message);
        Assert.Contains("CLUSTERTOOLS_PWSH", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void AToolThatIsNotServedIsNamedInOneLineWithTheWayRoundIt()
    {
        var folder = Directory.CreateTempSubdirectory("ClusterTools");
        try
        {
            string manifest = Path.Combine(folder.FullName, "dotnet-tools.json");
            File.WriteAllText(manifest, """{ "version": 1, "isRoot": true, "tools": { "powershell": { "version": "7.6.0-none", "commands": ["pwsh"] } } }""");
            File.WriteAllText(Path.Combine(folder.FullName, "nuget.config"), $"""<configuration><packageSources><clear /><add key="empty" value="{folder.FullName}" /></packageSources></configuration>""");
            var error = Assert.Throws<PowerShellNotFoundException>(() => PowerShellLocator.FromManifest(manifest));
            Assert.StartsWith("PowerShell 7.6.0-none, ", error.Message);
            Assert.Contains("CLUSTERTOOLS_PWSH", error.Message);
            Assert.DoesNotContain('\n', error.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
