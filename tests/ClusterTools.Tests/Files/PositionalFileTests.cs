using ClusterTools.Files;


namespace ClusterTools.Tests.Files;

public sealed class PositionalFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ThreadsReadTheirOwnPlaces()
    {
        string path = Path.Combine(_folder.FullName, "numbers");
        var content = new byte[200_000];
        for (int i = 0; i < content.Length; i++)
            content[i] = (byte)(i * 7 + (i >> 8));
        File.WriteAllBytes(path, content);
        using var file = new PositionalFile(path);
        Assert.Equal(content.Length, file.Length);
        Parallel.For(0, 64, i =>
        {
            var part = new byte[3000];
            file.ReadExactly(i * 3001, part);
            Assert.True(content.AsSpan(i * 3001, 3000).SequenceEqual(part));
        });
    }

    [Fact]
    public void TheEndIsSaid()
    {
        string path = Path.Combine(_folder.FullName, "ten");
        File.WriteAllBytes(path, new byte[10]);
        using var file = new PositionalFile(path);
        Assert.Equal(4, file.Read(6, new byte[8]));
        Assert.Equal(0, file.Read(10, new byte[8]));
        var error = Assert.Throws<EndOfStreamException>(() => file.ReadExactly(6, new byte[8]));
        Assert.Equal("the file ends at byte 10; 14 are needed.", error.Message);
    }
}
