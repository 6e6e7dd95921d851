using ClusterTools.Clustering.KMeans;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Records;

[Collection(AloneCollection.Name)]
public sealed class FileSeriesMemoryTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFitOfAFileKeepsItOutOfMemory()
    {
        // 200 MB of zeros, which cost no disk, but for a few records.
        const int Count = 500_000;
        const int Length = 100;
        string path = _folder.File("large.npy");
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            NpyFile.WriteHeader(file, ElementType.Float32, [Count, Length]);
            long start = file.Position;
            file.SetLength(start + ((long)Count * Length * sizeof(float)));
            for (int i = 0; i < 3; i++)
            {
                file.Position = start + (i * 120_000L * Length * sizeof(float));
                file.Write(BitConverter.GetBytes(7f + i), 0, 4);
            }
        }

        var set = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true });
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var progress = new Reports(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)));
        var result = KMeansClustering.Fit(set, new KMeansOptions { InitialCentroids = [new double[Length], [9, .. new double[Length - 1]]], MaxIterations = 4 }, new ExecutionOptions { Progress = progress });
        Assert.Equal([Count - 3, 3], result.Sizes);
        Assert.InRange(most, 1, before + (100L << 20));
    }
}
