using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Storage;

namespace ClusterTools.Tests.Clustering.Mixtures;

public sealed class GaussianMixtureModelFileTests : IDisposable
{
    private const string Head = "{\"format\":\"ClusterTools.Model\",\"version\":1,\"type\":\"GaussianMixture\",";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools");

    private string FilePath => Path.Combine(_folder.FullName, "model.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Tied)]
    [InlineData(CovarianceType.Diagonal)]
    [InlineData(CovarianceType.Spherical)]
    public void AModelComesBackToTheBit(CovarianceType type)
    {
        var series = MixtureArrays.Overlapping(200, 3, 3, 1);
        var fit = GaussianMixture.Fit(series, new GaussianMixtureOptions { ComponentCount = 3, CovarianceType = type });
        ClusterModelFile.Write(fit, FilePath);
        var model = Assert.IsType<GaussianMixtureModel>(ClusterModelFile.Read(FilePath));
        Assert.Equal(fit.Weights, model.Weights);
        Assert.Equal(fit.Means, model.Means);
        Assert.Equal(fit.Covariances, model.Covariances);
        Assert.Equal(series.Index, model.Index);
        Assert.Equal("gaussian mixture", model.History[^1].Operation);
        Assert.Equal(fit.LogLikelihoods, model.GetLogLikelihoods(series));
        Assert.Equal(fit.Labels, model.Assign(series).Labels);
        ClusterModelFile.Write(model, FilePath, overwrite: true);
        Assert.Equal(fit.Means, ClusterModelFile.Read(FilePath).Centroids);
    }

    [Theory]
    [InlineData("\"covarianceType\":\"Round\",\"clusterCount\":1,\"length\":1,\"weights\":[1],\"means\":[[1]],\"covariances\":[1]}")]
    [InlineData("\"covarianceType\":\"Spherical\",\"clusterCount\":2,\"length\":1,\"weights\":[1],\"means\":[[1]],\"covariances\":[1]}")]
    [InlineData("\"covarianceType\":\"Spherical\",\"clusterCount\":1,\"length\":1,\"weights\":[1,1],\"means\":[[1]],\"covariances\":[1]}")]
    [InlineData("\"covarianceType\":\"Spherical\",\"clusterCount\":1,\"length\":1,\"weights\":[0],\"means\":[[1]],\"covariances\":[1]}")]
    [InlineData("\"covarianceType\":\"Spherical\",\"clusterCount\":1,\"length\":1,\"weights\":[1],\"means\":[[1]],\"covariances\":[-1]}")]
    [InlineData("\"covarianceType\":\"Spherical\",\"clusterCount\":1,\"length\":1,\"weights\":[1],\"means\":[[1]],\"covariances\":[[1]]}")]
    [InlineData("\"covarianceType\":\"Full\",\"clusterCount\":1,\"length\":2,\"weights\":[1],\"means\":[[1,1]],\"covariances\":[[1,0],[0,1]]}")]
    [InlineData("\"covarianceType\":\"Full\",\"clusterCount\":1,\"length\":2,\"weights\":[1],\"means\":[[1,1]],\"covariances\":[[[1,2],[2,1]]]}")]
    [InlineData("\"covarianceType\":\"Spherical\",\"clusterCount\":1,\"length\":1,\"index\":[1,2],\"weights\":[1],\"means\":[[1]],\"covariances\":[1]}")]
    [InlineData("\"covarianceType\":\"Spherical\",\"clusterCount\":1,\"length\":1,\"means\":[[1]],\"covariances\":[1]}")]
    public void WhatIsNoMixtureIsRefusedByName(string content)
    {
        File.WriteAllText(FilePath, Head + content);
        var error = Assert.Throws<InvalidDataException>(() => ClusterModelFile.Read(FilePath));
        Assert.Contains(FilePath, error.Message);
    }
}
