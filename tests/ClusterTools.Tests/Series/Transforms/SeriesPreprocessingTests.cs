using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Synthetic;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Series.Transforms;

public sealed class SeriesPreprocessingTests
{
    private static readonly SeriesSet Blobs = BlobSeries.Create(new BlobSeriesOptions { Count = 40, Dimension = 12, StdDev = 3, Seed = 8 });

    [Fact]
    public void OnePassIsAllStepsInTheirOrder()
    {
        var options = new NormalizeOptions { Percentile = 30, Offset = 50 };
        var preprocessing = new SeriesPreprocessing { DetrendOrder = 2, Normalize = options, Center = true, ZScore = true };
        var atOnce = preprocessing.Apply(Blobs);
        var stepwise = SeriesTransforms.ZScore(SeriesTransforms.Center(SeriesTransforms.Normalize(SeriesTransforms.Detrend(Blobs, 2), options)));
        Assert.Equal(stepwise.ToArray(), atOnce.ToArray());
        Assert.Equal(stepwise.History, atOnce.History);
        Assert.Equal(["blobs", "detrend", "normalize", "center", "z-score"], atOnce.History.Select(h => h.Operation));
    }

    [Fact]
    public void NothingAskedForGivesTheSetItself()
    {
        Assert.Same(Blobs, new SeriesPreprocessing().Apply(Blobs));
        Assert.Same(Blobs, new SeriesPreprocessing { Normalize = new NormalizeOptions { Method = NormalizeMethod.None } }.Apply(Blobs));
        Assert.Same(Blobs, new SeriesPreprocessing { Precision = Precision.Double }.Apply(Blobs));
        var single = new SeriesPreprocessing { Precision = Precision.Single }.Apply(Blobs);
        Assert.Equal(ElementType.Float32, single.ElementType);
        Assert.Equal((float)Blobs.GetRecord(3)[5], single.GetRecord(3)[5]);
    }

    [Fact]
    public void ConstantRecordsStayConstantThroughTheSteps()
    {
        var set = SeriesSet.FromArray(new ushort[] { 333, 333, 333, 333, 333, 333, 333, 1, 5, 2, 8, 3, 9, 4 }, 2, 7);
        var result = new SeriesPreprocessing { DetrendOrder = 1, Normalize = new NormalizeOptions(), Precision = Precision.Double }.Apply(set);
        Assert.Equal(new double[7], result.GetRecord(0));
        Assert.Equal([1], SeriesSelection.ByStdDev(result, 0).Positions);
    }
}
