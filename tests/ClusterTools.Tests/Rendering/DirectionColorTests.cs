using ClusterTools.Clustering;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;
using ClusterTools.Rendering;
using ClusterTools.Series;

namespace ClusterTools.Tests.Rendering;

/// <summary>Centroids that are directions have no brightness of their own.</summary>
public sealed class DirectionColorTests
{
    [Fact]
    public void TheMeansOfTheRecordsAreTheColors()
    {
        // Two reds and two blues, a dark and a bright one each.
        var pixels = SeriesSet.FromArray(new byte[] { 200, 0, 0, 100, 0, 0, 0, 0, 80, 0, 0, 240 }, 4, 3, new GridShape(1, 2, 2));
        var fit = KMeansClustering.Fit(pixels, new KMeansOptions { InitialCentroids = [[1, 0, 0], [0, 0, 1]], Distance = ClusterDistance.Cosine });
        foreach (var clustering in new IClustering[] { fit, fit.Assign(pixels) })
        {
            var map = LabelMapRenderer.Render(clustering, new LabelMapOptions { ColorBy = LabelColoring.Centroid });
            Assert.Equal([1, 1, 2, 2], map.Pixels);
            Assert.Equal([0, 0, 0, 150, 0, 0, 0, 0, 160], map.Palette!);
        }
    }
}
