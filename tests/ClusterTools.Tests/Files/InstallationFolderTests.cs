using ClusterTools.Files;

namespace ClusterTools.Tests.Files;

public class InstallationFolderTests
{
    [Fact]
    public void IsTheOneAboveAnEngineThatIsCompiledAhead()
    {
        using var folder = new TestFolder();
        string own = Directory.CreateDirectory(Path.Combine(folder.FullName, "linux-x64")).FullName;
        File.WriteAllText(Path.Combine(own, "Engine.dll"), "");
        Assert.Equal(own, InstallationFolder.Find(Path.Combine(own, "Engine.dll")));
        File.WriteAllText(Path.Combine(folder.FullName, "Engine.dll"), "");
        Assert.Equal(folder.FullName, InstallationFolder.Find(Path.Combine(own, "Engine.dll")));
        Assert.Equal(folder.FullName, InstallationFolder.Find(Path.Combine(folder.FullName, "Engine.dll")));
    }

    [Fact]
    public void IsEmptyForAnEngineInASingleFile() => Assert.Empty(InstallationFolder.Find(""));
}
