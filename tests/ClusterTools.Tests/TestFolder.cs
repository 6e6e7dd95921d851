namespace ClusterTools.Tests;

/// <summary>A temporary folder for the files of one test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    public string FullName => _folder.FullName;

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public string Write(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
