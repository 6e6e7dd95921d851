using ClusterTools.Files;

namespace ClusterTools.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void WritesAndRefusesToOverwrite()
    {
        string path = Path.Combine(_folder.FullName, "a [1].txt");
        WholeFile.Write(path, overwrite: false, s => s.WriteByte(1));
        Assert.Throws<FileExistsException>(() => WholeFile.Write(path, overwrite: false, s => s.WriteByte(2)));
        WholeFile.Write(path, overwrite: true, s => s.WriteByte(3));
        Assert.Equal(new byte[] { 3 }, File.ReadAllBytes(path));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void AFailedWriteLeavesTheOldFileAndNothingElse()
    {
        string path = Path.Combine(_folder.FullName, "a.txt");
        File.WriteAllBytes(path, [7]);
        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(path, overwrite: true, s =>
        {
            s.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal(new byte[] { 7 }, File.ReadAllBytes(path));
        Assert.Single(_folder.GetFiles());
    }
}
