using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Search;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;

namespace ClusterTools.Tests.Clustering.Search;

/// <summary>Scans whose records have weights.</summary>
public sealed class WeightedSearchTests : IDisposable
{
    private static readonly ClusterCountSearchOptions Scan = new() { ClusterCounts = [1, 2, 3, 4, 5], Seed = 3, KMeans = new() { RestartCount = 8, Tolerance = 0 } };
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AWeightIsSoManyRecords()
    {
        double[][] rows = Rows();
        double[] weights = [.. Enumerable.Range(0, rows.Length).Select(i => (double)(i % 3))];
        double[][] repeated = [.. Enumerable.Range(0, rows.Length).SelectMany(i => Enumerable.Repeat(rows[i], i % 3))];
        var weighted = ClusterCountSearch.Run(SeriesSet.FromRows(rows), Scan with { KMeans = Scan.KMeans with { Weights = weights }, Criterion = ClusterCountCriterion.Elbow });
        var expected = ClusterCountSearch.Run(SeriesSet.FromRows(repeated), Scan with { Criterion = ClusterCountCriterion.Elbow });
        Assert.Equal(3, expected.BestK);
        Assert.Equal(3, weighted.BestK);
        foreach (var (w, e) in weighted.Candidates.Zip(expected.Candidates).Take(3))
        {
            Close.Relative(e.Inertia, w.Inertia, 1e-12);
            Close.Relative(e.SimilarityError, w.SimilarityError, 1e-12);
        }

        Assert.Same(weights, weighted.Options.KMeans.Weights);
        Assert.Same(weights, ((KMeansResult)weighted.Best).Options.Weights);
    }

    [Fact]
    public void FitsAreThoseOfKMeansAndScoresOfClustersCountEachRecordOnce()
    {
        var series = SeriesSet.FromRows(Rows());
        double[] weights = [.. Enumerable.Range(0, series.Count).Select(i => 0.5 + (i % 4))];
        var scan = ClusterCountSearch.Run(series, Scan with { KMeans = Scan.KMeans with { Weights = weights }, Criterion = ClusterCountCriterion.Silhouette, SampleSize = 0 });
        var fit = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 3, Seed = 3, RestartCount = 8, Tolerance = 0, Weights = weights });
        var candidate = scan.Candidates[2];
        Assert.Equal(fit.Inertia, candidate.Inertia);
        Assert.Equal(fit.Labels, scan.Labels);
        var scores = ClusteringMeasurement.Compute(fit);
        Assert.Equal(scores.Silhouette, candidate.Silhouette);
        Assert.Equal(scores.CalinskiHarabasz, candidate.CalinskiHarabasz);
        Assert.Equal(scores.DaviesBouldin, candidate.DaviesBouldin);
    }

    [Theory]
    [InlineData(ClusterCountCriterion.Gap)]
    [InlineData(ClusterCountCriterion.Stability)]
    public void CriteriaOfManyFitsDoNotSeeRecordsWithoutWeight(ClusterCountCriterion criterion)
    {
        // A fourth group of weight 0, and so few other records that a subset of all records might contain none with a weight.
        double[][] rows = [.. Rows(), .. Enumerable.Range(0, 200).Select(i => new[] { 90.0 + (i % 7), -90 - (i % 5), 40 + (i % 3) })];
        double[] weights = [.. Enumerable.Repeat(1.0, rows.Length - 200), .. new double[200]];
        var scan = ClusterCountSearch.Run(SeriesSet.FromRows(rows), Scan with { KMeans = Scan.KMeans with { Weights = weights }, Criterion = criterion, ReferenceCount = 4, SubsampleCount = 4 });
        Assert.Equal(3, scan.BestK);
    }

    [Fact]
    public void WeightsOfRecordsThatAreSkippedGoWithThem()
    {
        double[][] rows = Rows();
        double[] weights = [.. Enumerable.Range(0, rows.Length).Select(i => 1.0 + (i % 2))];
        var expected = ClusterCountSearch.Run(SeriesSet.FromRows(rows), Scan with { KMeans = Scan.KMeans with { Weights = weights } });
        double[][] more = [[double.NaN, 0, 0], .. rows];
        double[] moreWeights = [7, .. weights];
        var skipped = ClusterCountSearch.Run(SeriesSet.FromRows(more), Scan with { KMeans = Scan.KMeans with { Weights = moreWeights, SkipNonFinite = true } });
        Assert.Equal(expected.Candidates.Select(c => c.Inertia), skipped.Candidates.Select(c => c.Inertia));
        Assert.Equal(expected.Labels, skipped.Labels.Skip(1));
        Assert.Same(moreWeights, ((KMeansResult)skipped.Best).Options.Weights);
        Assert.Throws<ArgumentException>(() => ClusterCountSearch.Run(SeriesSet.FromRows(more), Scan with { KMeans = Scan.KMeans with { Weights = [7, .. new double[rows.Length]], SkipNonFinite = true } }));
    }

    [Fact]
    public void TheCheckpointOfOtherWeightsIsThatOfAnotherScan()
    {
        var series = SeriesSet.FromRows(Rows());
        var options = Scan with { CheckpointPath = _folder.File("scan.json"), KMeans = Scan.KMeans with { Weights = [.. Enumerable.Range(0, series.Count).Select(i => 1.0 + i)] } };
        var first = ClusterCountSearch.Run(series, options);
        Assert.Equal(first.Labels, ClusterCountSearch.Run(series, options).Labels);
        foreach (double[]? others in new double[]?[] { null, [2.0, .. options.KMeans.Weights.Skip(1)] })
            Assert.Throws<ArgumentException>(() => ClusterCountSearch.Run(series, options with { KMeans = options.KMeans with { Weights = others } }));
    }

    [Fact]
    public void WeightsThatAreNoneAreRefused()
    {
        var series = SeriesSet.FromRows(Rows());
        double[] ones = [.. Enumerable.Repeat(1.0, series.Count)];
        Assert.Contains("needed", Refuse(Scan with { KMeans = new() { Weights = [1, 2] } }));
        Assert.Contains("record 0 is -1", Refuse(Scan with { KMeans = new() { Weights = [-1, .. ones.Skip(1)] } }));
        Assert.Contains("All weights are 0", Refuse(Scan with { KMeans = new() { Weights = new double[series.Count] } }));
        Assert.Contains("mixtures", Refuse(Scan with { KMeans = new() { Weights = ones }, Model = ClusterCountModel.GaussianMixture }));
        Assert.Contains("itself", Refuse(Scan with { KMeans = new() { InitialCentroids = [[1]] } }));
        Assert.Contains("(3 records)", Refuse(Scan with { KMeans = new() { Weights = [1, 1, 1, 1, .. new double[series.Count - 4]] }, Criterion = ClusterCountCriterion.Stability }));

        string Refuse(ClusterCountSearchOptions options) => Assert.Throws<ArgumentException>(() => ClusterCountSearch.Run(series, options)).Message;
    }

    private static double[][] Rows()
    {
        var random = new RandomSource(11);
        return [.. Enumerable.Range(0, 90).Select(i => new[] { (12.0 * (i % 3)) + random.NextNormal(), (9.0 * (i % 3 == 1 ? 1 : 0)) + random.NextNormal(), 5 + random.NextNormal() })];
    }
}
