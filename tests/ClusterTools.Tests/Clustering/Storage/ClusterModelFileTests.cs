using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Storage;
using ClusterTools.Distances;
using ClusterTools.Files;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Storage;

public sealed class ClusterModelFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    private string FilePath => Path.Combine(_folder.FullName, "model.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AModelComesBackToTheBit()
    {
        var series = SeriesSet.FromRows([[0.1, 1 / 3.0], [0.2, 1e-300], [7, 8], [7.5, double.Epsilon]]);
        var fit = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 2, Distance = ClusterDistance.Euclidean });
        ClusterModelFile.Write(fit, FilePath);
        var model = Assert.IsType<KMeansModel>(ClusterModelFile.Read(FilePath));
        Assert.Equal(fit.Centroids, model.Centroids);
        Assert.Equal(fit.Sizes, model.Sizes);
        Assert.Equal(fit.Inertia, model.Inertia);
        Assert.Equal(series.Index, model.Index);
        Assert.Equal("k-means", model.History[^1].Operation);
        Assert.Equal(fit.Labels, model.Assign(series).Labels);

        Assert.Throws<FileExistsException>(() => ClusterModelFile.Write(model, FilePath));
        ClusterModelFile.Write(model, FilePath, overwrite: true);
        Assert.Equal(fit.Centroids, ClusterModelFile.Read(FilePath).Centroids);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2,3]")]
    [InlineData("{\"format\"]: \"ClusterTools.Model\"}}")]
    [InlineData("{\"format\":\"other\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":2,\"type\":\"KMeans\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"Other\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\"}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"7\",\"centroids\":[[1]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":2,\"length\":1,\"inertia\":0,\"centroids\":[[1],[2,3]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":1,\"inertia\":0,\"centroids\":[[\"x\"]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":2,\"inertia\":0,\"centroids\":[[1]]}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"KMeans\",\"distance\":\"Euclidean\",\"clusterCount\":1,\"length\":1,\"inertia\":0,\"sizes\":[1e300],\"centroids\":[[1]]}")]
    public void WhatIsNoModelIsRefusedByName(string content)
    {
        File.WriteAllText(FilePath, content);
        var error = Assert.Throws<InvalidDataException>(() => ClusterModelFile.Read(FilePath));
        Assert.Contains(FilePath, error.Message);
    }
}
