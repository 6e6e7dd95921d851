using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Images.Filtering;

/// <summary>SciPy's and scikit-image's results on the shared images.</summary>
public sealed class FilterReferenceTests
{
    [Fact]
    public void GaussianOnTheFirstFishImage()
    {
        var (reference, voxels, first) = Fish();
        var expected = reference["gaussian_filter_sigma2_first_image"];
        var blurred = GaussianFilter.Apply(first, 2, ElementType.Float64);
        FishStack.CheckImage(expected["float64"], voxels, blurred, 1e-12);
        double[] row = expected["float64_row38_z0"].Numbers;
        double[] actual = StackData.Frame(blurred, 0);
        for (int i = 0; i < row.Length; i++)
            Close.Equal(row[i], actual[(38 * 87) + (4 * i)], 1e-12);

        // Thunder's way: the type stays, and each axis cuts.
        var cut = GaussianFilter.Apply(first, 2, ElementType.UInt8);
        Assert.Equal(expected["thunder_uint8_sum"].Number, StackData.Frame(cut, 0).Sum());
        FishStack.CheckVoxels(expected["thunder_uint8_at_voxels"], voxels, cut, 0);

        expected = reference["gaussian_filter_sigma_per_axis"];
        blurred = GaussianFilter.Apply(first, 0, 1.5, 1.5, ElementType.Float64);
        FishStack.CheckImage(expected["float64"], voxels, blurred, 1e-12);
        double[] pinned = expected["row"].Numbers;
        actual = StackData.Frame(blurred, 0);
        for (int i = 0; i < pinned.Length; i++)
            Close.Equal(pinned[i], actual[(38 * 87) + (4 * i)], 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void UniformAndMedianOnTheFirstFishImage(int size)
    {
        var (reference, voxels, first) = Fish();
        FishStack.CheckImage(reference[$"uniform_filter_size{size}_first_image"], voxels, UniformFilter.Apply(first, size, ElementType.Float64), 1e-12);
        FishStack.CheckImage(reference[$"median_filter_size{size}_first_image"], voxels, MedianFilter.Apply(first, size), 0);
    }

    [Fact]
    public void LocalCorrelationOfTheFish()
    {
        var (reference, voxels, _) = Fish();
        var expected = reference["localcorr_size2"];
        var correlation = LocalCorrelation.Compute(FishStack.Stack, 2);
        FishStack.CheckVoxels(expected["float64_at_voxels"], voxels, correlation, 1e-12);
        double[] values = StackData.Frame(correlation, 0);
        Assert.Equal(expected["float64_nan_count"].Int, values.Count(double.IsNaN));
        Close.Equal(expected["float64_nanmean"].Number, values.Where(v => !double.IsNaN(v)).Average(), 1e-12);

        var cut = LocalCorrelation.Correlate(FishStack.Stack, UniformFilter.Apply(FishStack.Stack, 2, ElementType.UInt8), new ProvenanceStep("x", "x"), null);
        values = StackData.Frame(cut, 0);
        FishStack.CheckVoxels(expected["thunder_uint8_at_voxels"], voxels, cut, 1e-12);
        Assert.Equal(expected["thunder_uint8_nan_count"].Int, values.Count(double.IsNaN));
        Close.Equal(expected["thunder_uint8_nanmean"].Number, values.Where(v => !double.IsNaN(v)).Average(), 1e-12);
    }

    [Fact]
    public void TheCoinsBlurredAndRescaled()
    {
        var reference = ReferenceFile.Open("coins_segmentation.json");
        var bytes = ImageStackReader.Read([SharedData.Path("data", "coins.png")]).Stack!;
        double[] grey = StackData.Frame(bytes, 0);
        var plain = StackData.Make(1, bytes.Grid, (_, _, y, x) => grey[(y * bytes.Width) + x] / 255);
        Check(plain, reference["plain"]);
        var blurred = GaussianFilter.Apply(plain, 2);
        Check(blurred, reference["gaussian"]);
        Check(RescaleFilter.Apply(blurred, 0.2), reference["gaussian_rescaled_no_antialias"]);
        Check(RescaleFilter.Apply(blurred, 0.2, antiAlias: true), reference["gaussian_rescaled_antialias"]);
    }

    private static void Check(ImageStack image, ReferenceFile expected)
    {
        Assert.Equal(expected["shape"].Ints, new[] { image.Height, image.Width });
        double[] values = StackData.Frame(image, 0);
        Close.Equal(expected["sum"].Number, values.Sum(), 1e-12);
        Close.Equal(expected["min"].Number, values.Min(), 1e-12);
        Close.Equal(expected["max"].Number, values.Max(), 1e-12);
        foreach (var pinned in expected["at"].Members)
        {
            int[] place = [.. pinned.Name.Split(',').Select(int.Parse)];
            Close.Equal(pinned.Value.Number, values[(place[0] * image.Width) + place[1]], 1e-12);
        }
    }

    private static (ReferenceFile Reference, ReferenceFile Voxels, ImageStack First) Fish()
    {
        var reference = ReferenceFile.Open("fish_images_ops.json");
        return (reference, reference["voxels"], ImageStackSelection.Select(FishStack.Stack, [0]));
    }
}
