using System.Globalization;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Clustering.Storage;
using ClusterTools.Distances;
using ClusterTools.Images;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Synthetic;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Search;

public sealed class ClusterCountSearchTests
{
    private static readonly int[] StudyCounts = [5, 10, 15, 20, 30, 50, 100, 200];
    private static readonly SeriesSet Blobs = Groups(3, 40, 0.3);

    private static readonly Lazy<ClusterCountSearchResult> ReferenceScan = new(() => ClusterCountSearch.Run(SharedTables.Blobs3D(), new ClusterCountSearchOptions
    {
        ClusterCounts = [2, 3, 4, 5, 6, 7, 8, 9, 10],
        Criterion = ClusterCountCriterion.Elbow,
        KMeans = new() { RestartCount = 20, Tolerance = 0 },
    }), LazyThreadSafetyMode.PublicationOnly);

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData("all", 0)]
    [InlineData("filtered_std_gt_0_005", 0)]
    public void TheFishHasTwentyClustersBySimilarity(string records, long seed)
    {
        var reference = Tests.ReferenceFile.Open("fish_model_errors.json")[records];
        var set = SeriesSet.FromRows(records == "all" ? FishMatrix.Rows : FishMatrix.Filtered);
        var result = ClusterCountSearch.Run(set, new ClusterCountSearchOptions
        {
            ClusterCounts = StudyCounts,
            Criterion = ClusterCountCriterion.Similarity,
            Seed = seed,
            SampleSize = 300,
        });
        Assert.Equal(20, result.BestK);
        // One run each, where the reference has the best of five.
        double[] model = reference["error1_normalised"].Numbers;
        double[] similarity = reference["error2_normalised"].Numbers;
        for (int i = 0; i < StudyCounts.Length; i++)
        {
            Assert.InRange(result.Candidates[i].NormalizedModelError - model[i], -0.008, 0.008);
            Assert.InRange(result.Candidates[i].NormalizedSimilarityError - similarity[i], -0.008, 0.008);
        }
    }

    [Theory]
    [InlineData(ClusterCountCriterion.Silhouette, "best_by_silhouette")]
    [InlineData(ClusterCountCriterion.CalinskiHarabasz, "best_by_ch")]
    [InlineData(ClusterCountCriterion.DaviesBouldin, "best_by_db")]
    public void ScoresOfAScanAreThoseOfTheReference(ClusterCountCriterion criterion, string best)
    {
        var reference = Tests.ReferenceFile.Open("internal_metrics.json")["scan_K_blobs"];
        ClusterCountCandidate[] candidates = ClusterCountChoice.Complete([.. ReferenceScan.Value.Candidates], criterion);
        Assert.Equal(reference[best].Int, candidates[ClusterCountChoice.Choose(candidates, criterion)].ClusterCount);
        foreach (var (row, candidate) in reference["table"].Items.Zip(candidates))
        {
            Assert.Equal(row["K"].Int, candidate.ClusterCount);
            // From 8 clusters on there are more clusters than the data have, and either side may have found the better split.
            double tolerance = candidate.ClusterCount <= 7 ? 1e-9 : 0.05;
            Close.Relative(row["inertia_best_of_20"].Number, candidate.Inertia, candidate.ClusterCount <= 7 ? 1e-9 : 0.01);
            Close.Relative(row["silhouette"].Number, candidate.Silhouette, tolerance);
            Close.Relative(row["ch"].Number, candidate.CalinskiHarabasz, tolerance);
            Close.Relative(row["db"].Number, candidate.DaviesBouldin, tolerance);
            Assert.True(double.IsNaN(candidate.Gap) && double.IsNaN(candidate.Stability) && double.IsNaN(candidate.Bic));
        }
    }

    [Fact]
    public void TheElbowIsThatOfTheInertias()
    {
        var reference = Tests.ReferenceFile.Open("elbow.json")["blobs"];
        var result = ReferenceScan.Value;
        Assert.Equal(reference["keys"].Ints, result.Candidates.Select(c => c.ClusterCount));
        Assert.Equal(reference["optimal_K"].Int, result.BestK);
        double[] expected = [double.NaN, double.NaN, .. reference["score_means"].Numbers, double.NaN];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], result.Candidates[i].ElbowScore, 2e-3);
    }

    [Theory]
    [InlineData(ClusterCountCriterion.Gap, 3)]
    [InlineData(ClusterCountCriterion.Stability, 3)]
    [InlineData(ClusterCountCriterion.Silhouette, 3)]
    [InlineData(ClusterCountCriterion.CalinskiHarabasz, 3)]
    [InlineData(ClusterCountCriterion.DaviesBouldin, 3)]
    public void ThreeGroupsAreFound(ClusterCountCriterion criterion, int expected)
    {
        var result = Scan(criterion, 1, 2, 3, 4, 5);
        Assert.Equal(expected, result.BestK);
        Assert.Equal(expected, Assert.Single(result.Candidates, c => c.IsBest).ClusterCount);
        Assert.Equal(40, result.Best.Sizes[0]);
        Assert.Equal(criterion == ClusterCountCriterion.Gap, !double.IsNaN(result.Candidates[1].Gap) && result.Candidates[1].GapError > 0);
        Assert.Equal(criterion == ClusterCountCriterion.Stability, !double.IsNaN(result.Candidates[1].Stability));
        if (criterion == ClusterCountCriterion.Stability)
        {
            Assert.Equal(1, result.Candidates[2].Stability);
            Assert.InRange(result.Candidates[4].Stability, 0.2, 0.99);
        }
    }

    [Fact]
    public void OneUniformGroupHasNoGap()
    {
        var rows = new double[200][];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = [i % 20, i / 20];
        var result = ClusterCountSearch.Run(SeriesSet.FromRows(rows), new ClusterCountSearchOptions { ClusterCounts = [1, 2, 3], Criterion = ClusterCountCriterion.Gap });
        Assert.Equal(1, result.BestK);
    }

    [Fact]
    public void TheGapIsTheDifferenceOfLogarithms()
    {
        // ln of e², e⁴ has the mean 3 and the standard deviation 1, and there are two of them.
        var (gap, error) = GapStatistic.Of(Math.E, [Math.Exp(2), Math.Exp(4)]);
        Assert.Equal(2, gap, 1e-12);
        Assert.Equal(Math.Sqrt(1.5), error, 1e-12);
        Assert.True(double.IsNaN(GapStatistic.Of(0, [1]).Gap));
    }

    [Fact]
    public void TheCloserSideOfTheCrossingIsChosen()
    {
        static ClusterCountCandidate Candidate(int k, double model, double similarity) => new() { ClusterCount = k, Inertia = model, SimilarityError = similarity };

        static int Choose(params ClusterCountCandidate[] candidates) =>
            ClusterCountChoice.Choose(ClusterCountChoice.Complete(candidates, ClusterCountCriterion.Similarity), ClusterCountCriterion.Similarity);

        Assert.Equal(1, Choose(Candidate(2, 60, 40), Candidate(3, 31, 30), Candidate(4, 9, 30)));
        Assert.Equal(2, Choose(Candidate(2, 55, 40), Candidate(3, 39, 30), Candidate(4, 26, 30), Candidate(5, 10, 30)));
        Assert.Equal(0, Choose(Candidate(2, 5, 2)));
        Assert.Equal(-1, Choose(Candidate(2, 0, 2), Candidate(3, 0, 1)));
        Assert.Equal(-1, Choose(Candidate(2, 5, double.PositiveInfinity), Candidate(3, 3, 1)));
    }

    [Fact]
    public void TheDefaultCriterionDependsOnTheRecords()
    {
        var movie = SeriesBuilder.FromStack(SyntheticMovie.Create(new SyntheticMovieOptions { FrameCount = 12, Height = 24, Width = 24 }));
        double[][] rows = [.. Enumerable.Range(0, 30).Select(i => new double[] { (i % 3 * 10) + (i * 0.01), i % 5 * 0.1 })];
        Assert.Equal(ClusterCountCriterion.Similarity, ClusterCountSearch.Run(movie, new() { ClusterCounts = [2, 4] }).Criterion);
        var table = ClusterCountSearch.Run(SeriesSet.FromRows(rows), new() { ClusterCounts = [1, 2, 3, 4, 5, 6], KMeans = new() { RestartCount = 5 } });
        Assert.Equal((ClusterCountCriterion.Silhouette, 3), (table.Criterion, table.BestK));
        Assert.Equal(new ClusterCountVote(ClusterCountCriterion.Silhouette, 3), table.Votes[0]);
        Assert.Equal(table.Votes.All(v => v.ClusterCount == 3), table.IsUnanimous);
        // Colours have a grid, but no shape to correlate.
        var colors = SeriesSet.FromArray(new double[] { 0, 0, 0, 9, 9, 9, 0, 0, 1, 9, 9, 8 }, 4, 3, new GridShape(1, 2, 2), [0, 1, 2, 3]);
        Assert.Equal(ClusterCountCriterion.Silhouette, ClusterCountSearch.Run(colors, new() { ClusterCounts = [2, 3] }).Criterion);
    }

    [Theory]
    [MemberData(nameof(CriteriaOfKMeans))]
    public void NoMoreClustersThanDistinctRecordsAreChosen(ClusterCountCriterion criterion)
    {
        int[] counts = [1, 2, 3, 4, 5, 6];
        double[][] same = [.. Enumerable.Repeat(new double[] { 1, 2, 5 }, 20)];
        double[][] two = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? new double[] { 1, 2, 5 } : [7, 3, 1])];
        Assert.Equal(1, Search(same).BestK);
        var result = Search(two);
        Assert.InRange(result.BestK, 1, 2);
        Assert.All(result.Votes, v => Assert.InRange(v.ClusterCount, 1, 2));

        ClusterCountSearchResult Search(double[][] rows) =>
            ClusterCountSearch.Run(SeriesSet.FromRows(rows), new() { ClusterCounts = counts, Criterion = criterion, ReferenceCount = 3, SubsampleCount = 3 });
    }

    public static TheoryData<ClusterCountCriterion> CriteriaOfKMeans =>
        [.. Enum.GetValues<ClusterCountCriterion>().Where(c => c is not (ClusterCountCriterion.Bic or ClusterCountCriterion.Aic))];

    [Fact]
    public void OrderAndRepeatsOfTheListDoNotMatter()
    {
        var result = Scan(ClusterCountCriterion.Silhouette, 4, 2, 3, 2);
        Assert.Equal([2, 3, 4], result.Candidates.Select(c => c.ClusterCount));
        Assert.Equal(3, result.BestK);
    }

    [Theory]
    [InlineData(ClusterCountCriterion.Gap)]
    [InlineData(ClusterCountCriterion.Stability)]
    [InlineData(ClusterCountCriterion.Similarity)]
    public void ThreadsDoNotShow(ClusterCountCriterion criterion)
    {
        var set = SeriesBuilder.FromStack(SyntheticMovie.Create(new SyntheticMovieOptions { FrameCount = 12, Height = 24, Width = 24 }));
        var options = new ClusterCountSearchOptions { ClusterCounts = [2, 4, 6], Criterion = criterion, ReferenceCount = 3, SubsampleCount = 3, SampleSize = 200, Seed = 5 };
        var one = ClusterCountSearch.Run(set, options, new ExecutionOptions { ThreadCount = 1 });
        foreach (int threads in new[] { 2, 7 })
        {
            var many = ClusterCountSearch.Run(set, options, new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(one.Candidates, many.Candidates);
            Assert.Equal(one.Labels, many.Labels);
        }
    }

    [Theory]
    [InlineData(ClusterDistance.Cosine)]
    [InlineData(ClusterDistance.Correlation)]
    public void ScoresAreOfTheRecordsAsTheDistanceSeesThem(ClusterDistance distance)
    {
        // Three directions, each with small and large records.
        double[][] directions = [[1, 2, 6, 1], [6, 1, 1, 3], [2, 7, 1, 1]];
        double[][] rows = [.. Enumerable.Range(0, 90).Select(i => directions[i % 3].Select((v, j) => (v + (0.01 * ((i + j) % 4))) * (1 + (i * i))).ToArray())];
        var result = ClusterCountSearch.Run(SeriesSet.FromRows(rows), new ClusterCountSearchOptions
        {
            ClusterCounts = [2, 3, 4, 5],
            Criterion = ClusterCountCriterion.Silhouette,
            KMeans = new() { Distance = distance, RestartCount = 5 },
        });
        Assert.Equal(3, result.BestK);
        Assert.InRange(result.Candidates[1].Silhouette, 0.95, 1);
    }

    [Fact]
    public void MixturesAreChosenByBic()
    {
        var result = ClusterCountSearch.Run(Blobs, new ClusterCountSearchOptions { ClusterCounts = [1, 2, 3, 4, 5], Model = ClusterCountModel.GaussianMixture, Mixture = new() { RestartCount = 3 } });
        Assert.Equal(3, result.BestK);
        Assert.Equal(ClusterCountCriterion.Bic, result.Criterion);
        var mixture = Assert.IsType<GaussianMixtureResult>(result.Best);
        Assert.Equal(mixture.Bic, result.Candidates[2].Bic);
        Assert.Equal(mixture.Aic, result.Candidates[2].Aic);
        Assert.All(result.Candidates, c => Assert.True(c.Inertia > 0 && c.SimilarityError > 0));
        Assert.All(result.Candidates.Skip(1), c => Assert.InRange(c.Silhouette, 0, 1));
    }

    [Fact]
    public void RecordsThatAreAllEqualGiveTheFewestClustersAndAWarning()
    {
        var set = SeriesSet.FromRows([.. Enumerable.Range(0, 10).Select(_ => new double[] { 1, 2, 3 })]);
        var result = ClusterCountSearch.Run(set, new ClusterCountSearchOptions { ClusterCounts = [2, 3, 4, 5] });
        Assert.Equal(2, result.BestK);
        Assert.Contains(result.Warnings, w => w.Id == "CriterionUndefined");
        Assert.Contains(result.Warnings, w => w.Id == "FewerDistinctRecords");
        Assert.All(result.Candidates, c => Assert.True(double.IsNaN(c.NormalizedModelError)));
    }

    [Theory]
    [InlineData("", null, 1, "number of clusters")]
    [InlineData("0,2", null, 1, "at least 1")]
    [InlineData("2,121", null, 1, "121 clusters")]
    [InlineData("2,3,4", ClusterCountCriterion.Elbow, 1, "five")]
    [InlineData("1,120", ClusterCountCriterion.Silhouette, 1, "Silhouette")]
    [InlineData("2", ClusterCountCriterion.Gap, 1, "two")]
    [InlineData("97", ClusterCountCriterion.Stability, 1, "96")]
    [InlineData("2", ClusterCountCriterion.Bic, 1, "GaussianMixture")]
    [InlineData("2", null, 0, "RestartCount")]
    public void WhatCannotBeDoneIsRefusedBeforeAnyWork(string counts, ClusterCountCriterion? criterion, int restarts, string said)
    {
        var reports = new List<OperationProgress>();
        var error = Assert.Throws<ArgumentException>(() => ClusterCountSearch.Run(Blobs, new ClusterCountSearchOptions
        {
            ClusterCounts = [.. counts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(k => int.Parse(k, CultureInfo.InvariantCulture))],
            Criterion = criterion,
            KMeans = new() { RestartCount = restarts },
        }, new ExecutionOptions { Progress = new Reports(reports.Add) }));
        Assert.Contains(said, error.Message);
        Assert.Empty(reports);
    }

    [Fact]
    public void OneProgressCoversTheScan()
    {
        var reports = new List<OperationProgress>();
        ClusterCountSearch.Run(Blobs, new ClusterCountSearchOptions { ClusterCounts = [2, 3, 4], Criterion = ClusterCountCriterion.Stability },
            new ExecutionOptions { ThreadCount = 1, Progress = new Reports(reports.Add) });
        Assert.Single(reports.Select(r => (r.Activity, r.Total)).Distinct());
        Assert.Equal(reports.Select(r => r.Done).Distinct().Order(), reports.Select(r => r.Done));
        Assert.True(reports.Count > 20);
        Assert.Equal(1, reports[^1].Fraction);
    }

    [Fact]
    public void ACancelledScanStops()
    {
        using var source = new CancellationTokenSource();
        var execution = new ExecutionOptions
        {
            CancellationToken = source.Token,
            Progress = new Reports(r =>
            {
                if (r.Fraction > 0.3)
                    source.Cancel();
            }),
        };
        Assert.ThrowsAny<OperationCanceledException>(() => ClusterCountSearch.Run(Blobs, new ClusterCountSearchOptions { ClusterCounts = [2, 3, 4, 5] }, execution));
    }

    [Fact]
    public void TheResultStandsForItsBestFit()
    {
        var result = Scan(ClusterCountCriterion.Silhouette, 2, 3, 4);
        Assert.Same(result.Best.Labels, result.Labels);
        Assert.Same(result.Best.Centroids, result.Centroids);
        Assert.Equal((3, 3, 2), (result.ClusterCount, result.BestK, result.Length));
        Assert.Equal(result.Labels, result.Assign(Blobs).Labels);
        using var folder = new TestFolder();
        ClusterModelFile.Write(result, folder.File("model.json"));
        Assert.Equal(result.Centroids, ClusterModelFile.Read(folder.File("model.json")).Centroids);
    }

    private static ClusterCountSearchResult Scan(ClusterCountCriterion criterion, params int[] counts) =>
        ClusterCountSearch.Run(Blobs, new ClusterCountSearchOptions { ClusterCounts = counts, Criterion = criterion, KMeans = new() { RestartCount = 5 } });

    private static SeriesSet Groups(int count, int size, double spread)
    {
        var noise = BlobSeries.Create(new BlobSeriesOptions { Count = count * size, ClusterCount = 1, StdDev = 1, Seed = 3 });
        double[] centre = [.. Enumerable.Range(0, 2).Select(j => Enumerable.Range(0, noise.Count).Average(i => noise.GetRecord(i)[j]))];
        double[][] places = [[0, 0], [8, 1], [2, 9]];
        return SeriesSet.FromRows([.. Enumerable.Range(0, noise.Count).Select(i =>
            noise.GetRecord(i).Select((v, j) => places[i % count][j] + (spread * (v - centre[j]))).ToArray())]);
    }
}
