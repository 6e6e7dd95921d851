using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Images.Regions;
using ClusterTools.Series;

namespace ClusterTools.Tests.Images;

/// <summary>The coins of the reference: k-means of grey pixels from evenly spread centroids, and the regions that come of it.</summary>
public sealed class CoinsSegmentationReferenceTests
{
    [Theory]
    [InlineData("plain", 2)]
    [InlineData("plain", 3)]
    [InlineData("gaussian", 2)]
    [InlineData("gaussian", 3)]
    [InlineData("gaussian_rescaled_no_antialias", 2)]
    [InlineData("gaussian_rescaled_no_antialias", 3)]
    [InlineData("gaussian_rescaled_antialias", 2)]
    [InlineData("gaussian_rescaled_antialias", 3)]
    public void SegmentsOfTheCoins(string variant, int count)
    {
        var expected = ReferenceFile.Open("coins_segmentation.json")[variant][$"K{count}"];
        var image = Image(variant);
        double[][] initial = [.. expected["init_centers"].Numbers.Select(v => new[] { v })];
        var result = KMeans.Fit(SeriesBuilder.FromStack(image, RecordKind.Pixel), new KMeansOptions { InitialCentroids = initial, Tolerance = 0 });

        Assert.Equal(expected["n_iter"].Int, result.Iterations);
        ClusterTools.Tests.Close.Relative(expected["inertia_per_iteration"].Numbers, result.InertiaHistory, 1e-9);
        ClusterTools.Tests.Close.Relative(expected["final_inertia"].Number, result.Inertia, 1e-9);
        ClusterTools.Tests.Close.Relative(expected["centers"].Numbers, [.. result.Centroids.Select(c => c[0])], 1e-9);
        Assert.Equal(expected["counts"].Ints, result.Sizes);
        Assert.Equal(expected["labels_sha256_int32le"].Text, LabelHash.Of(result.Labels));
        Assert.Equal(expected["label_row_middle_runs"].Ints, Runs(result.Labels.AsSpan(image.Height / 2 * image.Width, image.Width)));

        // SciPy's labelling, which counts edges only.
        var options = new ImageRegionOptions { Connectivity = PixelConnectivity.Four, Labels = [count - 1] };
        var regions = ImageRegions.Find(result, options);
        Assert.Equal(expected["connected_components_of_label_max"].Int, regions.Count);
        Assert.Equal(expected["counts"].Ints[count - 1], regions.Sum(r => r.Area));
        Assert.True(ImageRegions.Find(result, options with { Connectivity = PixelConnectivity.Eight }).Count <= regions.Count);
    }

    private static ImageStack Image(string variant)
    {
        var bytes = ImageStackReader.Read([SharedData.Path("data", "coins.png")]).Stack!;
        double[] grey = StackData.Frame(bytes, 0);
        var plain = StackData.Make(1, bytes.Grid, (_, _, y, x) => grey[(y * bytes.Width) + x] / 255);
        return variant switch
        {
            "plain" => plain,
            "gaussian" => GaussianFilter.Apply(plain, 2),
            "gaussian_rescaled_antialias" => RescaleFilter.Apply(GaussianFilter.Apply(plain, 2), 0.2, antiAlias: true),
            _ => RescaleFilter.Apply(GaussianFilter.Apply(plain, 2), 0.2),
        };
    }

    private static int[] Runs(ReadOnlySpan<int> row)
    {
        var runs = new List<int>();
        for (int i = 0; i < row.Length; i++)
        {
            if (i == 0 || row[i] != row[i - 1])
                runs.Add(0);
            runs[^1]++;
        }

        return [.. runs];
    }
}
