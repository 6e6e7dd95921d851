using ClusterTools.Clustering.KMeans;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Segmentation.Regions;
using ClusterTools.Series.Building;
using ClusterTools.Tests.Images;

namespace ClusterTools.Tests.Segmentation;

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
        var result = KMeansClustering.Fit(SeriesBuilder.FromStack(image, RecordKind.Pixel), new KMeansOptions { InitialCentroids = initial, Tolerance = 0 });

        Assert.Equal(expected["n_iter"].Int, result.Iterations);
        ClusterTools.Tests.Close.Relative(expected["inertia_per_iteration"].Numbers, result.InertiaHistory, 1e-9);
        ClusterTools.Tests.Close.Relative(expected["final_inertia"].Number, result.Inertia, 1e-9);
        ClusterTools.Tests.Close.Relative(expected["centers"].Numbers, [.. result.Centroids.Select(c => c[0])], 1e-9);
        Assert.Equal(expected["counts"].Ints, result.Sizes);
        Assert.Equal(expected["labels_sha256_int32le"].Text, LabelHash.Of(result.Labels));
        Assert.Equal(expected["label_row_middle_runs"].Ints, Runs(result.Labels.AsSpan(image.Height / 2 * image.Width, image.Width)));

        // Halfway between neighbouring centroids.
        double[] sorted = [.. result.Centroids.Select(c => c[0]).Order()];
        ClusterTools.Tests.Close.Relative(expected["thresholds_between_sorted_centers"].Numbers, [.. sorted.Zip(sorted.Skip(1), (a, b) => (a + b) / 2)], 1e-9);

        // SciPy's labelling, which counts edges only.
        var options = new ImageRegionOptions { Connectivity = PixelConnectivity.Four, Labels = [count - 1] };
        var regions = ImageRegions.Find(result, options);
        Assert.Equal(expected["connected_components_of_label_max"].Int, regions.Count);
        Assert.Equal(expected["counts"].Ints[count - 1], regions.Sum(r => r.Area));
        Assert.True(ImageRegions.Find(result, options with { Connectivity = PixelConnectivity.Eight }).Count <= regions.Count);
    }

    /// <summary>A colour picture filtered as if its channels were a third axis, which gives a grey one. The module keeps channels apart, so they are laid out as planes here.</summary>
    [Fact]
    public void ColourPictureWhoseChannelsAreBlurredTogether()
    {
        var expected = ReferenceFile.Open("coins_segmentation.json")["chelsea_colour_seed_flow"];
        var bytes = ImageStackReader.Read([SharedData.Path(expected["image"].Text.Split('/'))]).Stack!;
        double[] colors = StackData.Frame(bytes, 0);
        var planes = StackData.Make(1, new GridShape(3, bytes.Height, bytes.Width), (_, z, y, x) => colors[(3 * ((y * bytes.Width) + x)) + z] / 255);
        var blurred = GaussianFilter.Apply(planes, expected["sigma"].Number);
        ClusterTools.Tests.Close.Relative(expected["gaussian_sum"].Number, StackData.Frame(blurred, 0).Sum(), 1e-12);
        foreach (var (place, values) in expected["gaussian_at"].Members)
        {
            int[] at = [.. place.Split(',').Select(int.Parse)];
            ClusterTools.Tests.Close.Relative(values.Numbers, [.. Enumerable.Range(0, 3).Select(z => blurred.GetPlane(0, z)[at[0], at[1]])], 1e-12);
        }

        // Three channels rescaled to one: the one in the middle.
        var small = RescaleFilter.Apply(ImageStackSelection.Select(blurred, planes: [1]), expected["scale"].Number);
        double[] grey = StackData.Frame(small, 0);
        Assert.Equal(expected["shape"].Ints, new[] { small.Height, small.Width, 1 });
        ClusterTools.Tests.Close.Relative(expected["sum"].Number, grey.Sum(), 1e-12);
        foreach (var (place, values) in expected["at"].Members)
        {
            int[] at = [.. place.Split(',').Select(int.Parse)];
            ClusterTools.Tests.Close.Relative(values[0].Number, grey[(at[0] * small.Width) + at[1]], 1e-12);
        }

        var fit = expected["K2"];
        var result = KMeansClustering.Fit(SeriesBuilder.FromStack(small, RecordKind.Pixel), new KMeansOptions { InitialCentroids = fit["init_centers"].Rows, Tolerance = 0 });
        Assert.Equal(fit["n_iter"].Int, result.Iterations);
        Assert.Equal(fit["counts"].Ints, result.Sizes);
        Assert.Equal(fit["labels_sha256_int32le"].Text, LabelHash.Of(result.Labels));
        ClusterTools.Tests.Close.Relative(fit["final_inertia"].Number, result.Inertia, 1e-9);
        ClusterTools.Tests.Close.Relative([.. fit["centers"].Rows.Select(r => r[0])], [.. result.Centroids.Select(c => c[0])], 1e-9);
    }

    [Fact]
    public void TheCoinsAreThoseOfTheReference()
    {
        var expected = ReferenceFile.Open("coins_segmentation.json");
        var coins = ImageStackReader.Read([SharedData.Path("data", "coins.png")]).Stack!;
        double[] grey = StackData.Frame(coins, 0);
        Assert.Equal(expected["shape"].Ints, new[] { coins.Height, coins.Width });
        Assert.Equal(expected["pixel_sum"].Number, grey.Sum());
        Assert.Equal(expected["histogram"].Ints, Enumerable.Range(0, 256).Select(level => grey.Count(v => v == level)));
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
