using ClusterTools.Clustering.KMeans;
using ClusterTools.Formats.Stacks;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Tests.Images;

namespace ClusterTools.Tests.Quantization;

/// <summary>The palettes of the reference: k-means of pixels from given centroids.</summary>
public sealed class ColourQuantizationReferenceTests
{
    private const int Peak = 255;

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    public void ChelseaFromGivenCentroids(int count)
    {
        var chelsea = ReferenceFile.Open("colour_quantization.json")["chelsea"];
        var expected = chelsea[$"K{count}"];
        var pixels = Pixels("chelsea.png");
        for (int c = 0; c < 3; c++)
            Assert.Equal(chelsea["channel_means"].Numbers[c], Enumerable.Range(0, pixels.Count).Average(i => pixels.GetRecord(i)[c]) * Peak, 1e-9);
        Assert.Equal(chelsea["unique_colours"].Int, Enumerable.Range(0, pixels.Count).Select(pixels.GetRecord).Select(r => (r[0], r[1], r[2])).Distinct().Count());
        Assert.Equal(chelsea["pixel_sum"].Number, Math.Round(Enumerable.Range(0, pixels.Count).Sum(i => pixels.GetRecord(i).Sum()) * Peak));
        var result = KMeansClustering.Fit(pixels, new KMeansOptions { InitialCentroids = expected["init_centers"].Rows, MaxIterations = expected["max_iter"].Int, Tolerance = 0 });

        Assert.Equal(expected["n_iter"].Int, result.Iterations);
        ClusterTools.Tests.Close.Relative(expected["inertia_per_iteration"].Numbers, result.InertiaHistory, 1e-9);
        ClusterTools.Tests.Close.Relative(expected["final_inertia"].Number, result.Inertia, 1e-9);
        for (int k = 0; k < count; k++)
        {
            for (int c = 0; c < 3; c++)
                Assert.Equal(expected["centers"][k].Numbers[c], result.Centroids[k][c], 1e-9);
        }

        Assert.Equal(expected["counts"].Ints, result.Sizes);
        Assert.Equal(expected["labels_sha256_int32le"].Text, LabelHash.Of(result.Labels));
        Assert.Equal(expected["psnr_db"].Number, Psnr(pixels, result.Labels, result.Centroids), 1e-9);
        double[][] rounded = Rounded(result.Centroids);
        Assert.Equal(expected["centers_rgb8"].IntRows, rounded.Select(r => r.Select(v => (int)Math.Round(v * Peak)).ToArray()));
        Assert.Equal(expected["psnr_db_8bit_centres"].Number, Psnr(pixels, result.Labels, rounded), 1e-9);
        Assert.Equal(expected["distinct_output_colours"].Int, rounded.Select(r => string.Join(',', r)).Distinct().Count());
        double difference = Enumerable.Range(0, pixels.Count).Average(i => pixels.GetRecord(i).Zip(result.Centroids[result.Labels[i]], (a, b) => Math.Abs(a - b)).Average());
        Assert.Equal(expected["mean_abs_error"].Number, difference, 1e-9);
        foreach (var (place, label) in expected["label_at"].Members)
        {
            int[] at = [.. place.Split(',').Select(int.Parse)];
            Assert.Equal(label.Int, result.Labels[(at[0] * 451) + at[1]]);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void ChelseaFittedOnAThousandPixels(int count)
    {
        var chelsea = ReferenceFile.Open("colour_quantization.json")["chelsea"];
        var expected = chelsea[$"sample1000_K{count}"];
        var pixels = Pixels("chelsea.png");
        var sample = SeriesSelection.Records(pixels, chelsea["sample1000_pixel_indices"].Ints);
        double[][] initial = [.. expected["init_in_sample"].Ints.Select(sample.GetRecord)];
        var model = KMeansClustering.Fit(sample, new KMeansOptions { InitialCentroids = initial, Tolerance = 0 });
        Assert.Equal(expected["n_iter"].Int, model.Iterations);
        ClusterTools.Tests.Close.Relative(expected["sample_inertia"].Number, model.Inertia, 1e-9);

        var all = model.Assign(pixels);
        ClusterTools.Tests.Close.Relative(expected["full_inertia"].Number, all.Inertia, 1e-9);
        Assert.Equal(expected["counts"].Ints, all.Sizes);
        Assert.Equal(expected["centers_rgb8"].IntRows, Rounded(model.Centroids).Select(r => r.Select(v => (int)Math.Round(v * Peak)).ToArray()));
        Assert.Equal(expected["psnr_db"].Number, Psnr(pixels, all.Labels, model.Centroids), 1e-9);
    }

    [Theory]
    [Trait(Work.Trait, Work.Large)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    public void FlowerFittedOnEveryFifthPixel(int count)
    {
        var jpeg = ReferenceFile.Open("colour_quantization.json")["jpeg"];
        var expected = jpeg[$"K{count}"]["best_of_3_fit_on_every_5th_pixel"];
        var pixels = Pixels("flower.jpg");
        for (int c = 0; c < 3; c++)
            Assert.Equal(jpeg["channel_means_0_255"].Numbers[c], Enumerable.Range(0, pixels.Count).Average(i => pixels.GetRecord(i)[c]) * Peak, 0.5);
        var sample = SeriesSelection.Records(pixels, [.. Enumerable.Range(0, (pixels.Count + 4) / 5).Select(i => 5 * i)]);
        var model = KMeansClustering.Fit(sample, new KMeansOptions { ClusterCount = count, RestartCount = 3 });
        var all = model.Assign(pixels);
        Assert.InRange(all.Inertia, expected["full_inertia"].Number * 0.97, expected["full_inertia"].Number * 1.03);
        Assert.Equal(expected["psnr_db"].Number, Psnr(pixels, all.Labels, model.Centroids), 0.3);
    }

    /// <summary>The pixels of a picture over 255, in double.</summary>
    private static SeriesSet Pixels(string name)
    {
        var stack = ImageStackReader.Read([SharedData.Path("data", name)]).Stack!;
        double[] values = Array.ConvertAll(StackData.Frame(stack, 0), v => v / Peak);
        return SeriesSet.FromArray(values, stack.Height * stack.Width, 3, stack.Grid);
    }

    private static double[][] Rounded(double[][] centroids) => [.. centroids.Select(c => c.Select(v => Math.Round(v * Peak) / Peak).ToArray())];

    private static double Psnr(SeriesSet pixels, int[] labels, double[][] centroids)
    {
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double[] pixel = pixels.GetRecord(i);
            for (int c = 0; c < 3; c++)
                sum += (pixel[c] - centroids[labels[i]][c]) * (pixel[c] - centroids[labels[i]][c]);
        }

        return -10 * Math.Log10(sum / (3.0 * labels.Length));
    }
}
