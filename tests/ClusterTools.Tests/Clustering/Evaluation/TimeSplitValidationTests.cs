using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Images;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.Evaluation;

public sealed class TimeSplitValidationTests
{
    private static readonly SeriesSet Movie = SeriesBuilder.FromStack(SyntheticMovie.Create(new SyntheticMovieOptions { FrameCount = 21, Height = 12, Width = 12, ClusterCount = 3 }));

    [Fact]
    public void SplitsAreHalvesThatDoNotMeetAndAreTheSameForEveryNumber()
    {
        var rows = TimeSplitValidation.Run(Movie, new TimeSplitOptions { ClusterCounts = [2, 4], FoldCount = 3 });
        Assert.Equal([(2, 0), (2, 1), (2, 2), (4, 0), (4, 1), (4, 2)], rows.Select(r => (r.ClusterCount, r.Fold)));
        foreach (var row in rows)
        {
            Assert.Equal((10, 10), (row.FitPoints.Length, row.TestPoints.Length));
            Assert.Empty(row.FitPoints.Intersect(row.TestPoints));
            Assert.Equal(row.FitPoints.Order(), row.FitPoints);
            Assert.Equal(rows[row.Fold].FitPoints, row.FitPoints);
        }

        Assert.NotEqual(rows[0].FitPoints, rows[1].FitPoints);
    }

    [Fact]
    public void ScoresAreThoseOfAFitAndOfItsCentroidsOnTheRest()
    {
        var row = TimeSplitValidation.Run(Movie, new TimeSplitOptions { ClusterCounts = [3], FoldCount = 1, Seed = 5 })[0];
        var fit = KMeansClustering.Fit(SeriesSelection.ByIndex(Movie, [.. row.FitPoints.Select(p => (double)p)]), new KMeansOptions { ClusterCount = 3, Seed = 5 });
        var test = fit.Assign(SeriesSelection.ByIndex(Movie, [.. row.TestPoints.Select(p => (double)p)]));
        Assert.Equal(fit.Inertia / 144, row.FitError, 1e-9 * row.FitError);
        Assert.Equal(test.Inertia / 144, row.TestError, 1e-9 * row.TestError);
        Assert.Equal(test.Similarity.Average(), row.TestSimilarity, 1e-12);
        Assert.True(row.TestError >= row.FitError);
    }

    [Fact]
    public void ThreadsDoNotShow()
    {
        var options = new TimeSplitOptions { ClusterCounts = [3, 5], FoldCount = 2 };
        var one = TimeSplitValidation.Run(Movie, options, new ExecutionOptions { ThreadCount = 1 });
        var many = TimeSplitValidation.Run(Movie, options, new ExecutionOptions { ThreadCount = 7 });
        Assert.Equal(one.Select(r => (r.FitError, r.TestError, r.Agreement)), many.Select(r => (r.FitError, r.TestError, r.Agreement)));
    }

    [Fact]
    public void RefusesWhatCannotBeMet()
    {
        Assert.Throws<ArgumentException>(() => TimeSplitValidation.Run(SeriesSet.FromRows([[1.0, 2, 3]]), new TimeSplitOptions { ClusterCounts = [1] }));
        Assert.Throws<ArgumentException>(() => TimeSplitValidation.Run(Movie, new TimeSplitOptions { ClusterCounts = [] }));
        Assert.Throws<ArgumentException>(() => TimeSplitValidation.Run(Movie, new TimeSplitOptions { ClusterCounts = [145] }));
        Assert.Throws<ArgumentException>(() => TimeSplitValidation.Run(Movie, new TimeSplitOptions { ClusterCounts = [2], FoldCount = 0 }));
    }
}
