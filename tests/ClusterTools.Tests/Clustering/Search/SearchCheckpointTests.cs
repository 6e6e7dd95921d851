using ClusterTools.Clustering.Search;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Search;

public sealed class SearchCheckpointTests : IDisposable
{
    private static readonly SeriesSet Blobs = BlobSeries.Create(new BlobSeriesOptions { Count = 200, Dimension = 3, ClusterCount = 4 });
    private readonly TestFolder _folder = new();

    private string FilePath => _folder.File("scan.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ClusterCountModel.KMeans, ClusterCountCriterion.Stability)]
    [InlineData(ClusterCountModel.KMeans, ClusterCountCriterion.Gap)]
    [InlineData(ClusterCountModel.GaussianMixture, ClusterCountCriterion.Bic)]
    public void AStoppedScanGoesOnWhereItWas(ClusterCountModel model, ClusterCountCriterion criterion)
    {
        var options = new ClusterCountSearchOptions { ClusterCounts = [2, 3, 4, 5, 6], Model = model, Criterion = criterion, ReferenceCount = 3, SubsampleCount = 3 };
        var whole = ClusterCountSearch.Run(Blobs, options);
        options = options with { CheckpointPath = FilePath };
        using (var source = new CancellationTokenSource())
        {
            var stopping = new ExecutionOptions
            {
                CancellationToken = source.Token,
                Progress = new Reports(r =>
                {
                    if (r.Fraction > 0.5)
                        source.Cancel();
                }),
            };
            Assert.ThrowsAny<OperationCanceledException>(() => ClusterCountSearch.Run(Blobs, options, stopping));
        }

        Assert.True(File.Exists(FilePath));
        var reports = new List<double>();
        var resumed = ClusterCountSearch.Run(Blobs, options, new ExecutionOptions { ThreadCount = 1, Progress = new Reports(r => reports.Add(r.Fraction)) });
        Assert.Equal(whole.Candidates, resumed.Candidates);
        Assert.Equal(whole.Labels, resumed.Labels);
        Assert.Equal(whole.Centroids, resumed.Centroids);
        Assert.Equal(whole.Warnings, resumed.Warnings);

        // A finished scan is read back without a fit for each number of clusters.
        reports.Clear();
        var again = ClusterCountSearch.Run(Blobs, options, new ExecutionOptions { ThreadCount = 1, Progress = new Reports(r => reports.Add(r.Fraction)) });
        Assert.InRange(reports.Count, 1, options.ClusterCounts.Length + 1);
        Assert.Equal(whole.Candidates, again.Candidates);
        Assert.Equal(whole.Labels, again.Labels);
        Assert.Equal(whole.Best.Iterations, again.Best.Iterations);
    }

    [Fact]
    public void TheCheckpointOfAnotherScanIsRefusedAndStays()
    {
        var options = new ClusterCountSearchOptions { ClusterCounts = [2, 3], CheckpointPath = FilePath };
        ClusterCountSearch.Run(Blobs, options);
        string content = File.ReadAllText(FilePath);
        var otherRecords = BlobSeries.Create(new BlobSeriesOptions { Count = 200, Dimension = 3, ClusterCount = 4, Seed = 1 });
        foreach (var (set, other) in new[]
        {
            (otherRecords, options), (Blobs, options with { Seed = 1 }), (Blobs, options with { KMeans = new() { RestartCount = 2 } }), (Blobs, options with { ClusterCounts = [2, 4] }),
            (Blobs, options with { Criterion = ClusterCountCriterion.CalinskiHarabasz }), (Blobs, options with { KMeans = new() { Tolerance = 0 } }),
        })
        {
            var error = Assert.Throws<ArgumentException>(() => ClusterCountSearch.Run(set, other));
            Assert.Contains(FilePath, error.Message);
            Assert.Contains("another scan", error.Message);
        }

        Assert.Equal(content, File.ReadAllText(FilePath));
        Assert.Equal(2, ClusterCountSearch.Run(Blobs, options with { ClusterCounts = [3, 2, 2] }).Candidates.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"ClusterTools.Model\",\"version\":1}")]
    public void WhatIsNoCheckpointIsRefusedAndStays(string content)
    {
        File.WriteAllText(FilePath, content);
        var error = Assert.Throws<InvalidDataException>(() => ClusterCountSearch.Run(Blobs, new ClusterCountSearchOptions { ClusterCounts = [2], CheckpointPath = FilePath }));
        Assert.Contains(FilePath, error.Message);
        Assert.Equal(content, File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData("\"inertia\":", "\"inertias\":")]
    [InlineData("\"labels\":[\"", "\"labels\":[\"AAAA")]
    [InlineData("\"labels\":[\"", "\"labels\":[\"/////")]
    [InlineData("\"centroids\":[[", "\"centroids\":[[7,")]
    [InlineData("\"iterations\":", "\"iterations\":1e30,\"was\":")]
    public void DamageIsNamed(string from, string to)
    {
        var options = new ClusterCountSearchOptions { ClusterCounts = [2], CheckpointPath = FilePath };
        ClusterCountSearch.Run(Blobs, options);
        string content = File.ReadAllText(FilePath);
        Assert.Contains(from, content);
        File.WriteAllText(FilePath, content.Replace(from, to));
        var error = Assert.Throws<InvalidDataException>(() => ClusterCountSearch.Run(Blobs, options));
        Assert.Contains(FilePath, error.Message);
    }

    [Fact]
    public void AFolderThatIsMissingIsFoundBeforeAnyWork()
    {
        var options = new ClusterCountSearchOptions { ClusterCounts = [2], CheckpointPath = Path.Combine(_folder.FullName, "missing", "scan.json") };
        Assert.Contains("missing", Assert.ThrowsAny<IOException>(() => ClusterCountSearch.Run(Blobs, options)).Message);
    }
}
