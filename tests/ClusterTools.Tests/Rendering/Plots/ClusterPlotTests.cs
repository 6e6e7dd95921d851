using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Files;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering.Plots;
using ClusterTools.Rendering.Plots.Kinds;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Series.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Plots;

/// <summary>What is drawn of which object, and what is refused.</summary>
public sealed class ClusterPlotTests
{
    [Fact]
    public void TheKindSuitsTheObject()
    {
        var fit = PlotSamples.Fit(40, 3, 3);
        Assert.Equal(PlotKind.Series, ClusterPlot.DefaultKind(fit));
        Assert.Equal(PlotKind.Scatter, ClusterPlot.DefaultKind(PlotSamples.Fit(40, 2, 3)));
        Assert.Equal(PlotKind.Scatter, ClusterPlot.DefaultKind(PlotSamples.Mixture()));
        Assert.Equal(PlotKind.Dendrogram, ClusterPlot.DefaultKind(PlotSamples.Tree(10)));
        Assert.Equal(PlotKind.ErrorCurve, ClusterPlot.DefaultKind(PlotSamples.Search()));
        Assert.Equal(PlotKind.ConfusionMatrix, ClusterPlot.DefaultKind(ClusteringMeasurement.Compute(fit)));
        Assert.Equal(PlotKind.Histogram, ClusterPlot.DefaultKind(SeriesStatistics.Compute(fit.Series)));
        Assert.Equal(PlotKind.Histogram, ClusterPlot.DefaultKind(new[] { 1.0 }));
        Assert.Equal(PlotKind.Histogram, ClusterPlot.DefaultKind(PlotSamples.Blobs(9, 1, 2)));
        Assert.Contains("String", Assert.Throws<ArgumentException>(() => ClusterPlot.DefaultKind("text")).Message);
    }

    [Theory]
    [InlineData(PlotKind.ErrorCurve, "Find-OptimalK")]
    [InlineData(PlotKind.Score, "Find-OptimalK")]
    [InlineData(PlotKind.Dendrogram, "Invoke-AgglomerativeClustering")]
    [InlineData(PlotKind.ConfusionMatrix, "-Truth")]
    [InlineData(PlotKind.Contingency, "-Truth")]
    [InlineData(PlotKind.Histogram, "numbers")]
    public void AnObjectThatAKindCannotShowIsRefusedWithARemedy(PlotKind kind, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<ArgumentException>(() => ClusterPlot.Create(PlotSamples.Fit(40, 3, 3), kind)).Message);

    [Fact]
    public void ATableNeedsTruth()
    {
        var fit = KMeansClustering.Fit(SeriesSet.FromRows([[0.0, 1], [1, 0], [9, 9], [8, 9]]), new KMeansOptions { ClusterCount = 2 });
        Assert.Contains("-Truth", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(ClusteringMeasurement.Compute(fit), PlotKind.ConfusionMatrix)).Message);
    }

    [Fact]
    public void OneClusterHasNoSilhouette()
    {
        var fit = PlotSamples.Fit(40, 3, 1);
        Assert.Contains("2 clusters", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(fit, PlotKind.Silhouette)).Message);
        Assert.Contains("2 clusters", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(ClusteringMeasurement.Compute(fit), PlotKind.Silhouette)).Message);
    }

    [Fact]
    public void OnlyMixturesHaveEntropy()
    {
        var byEntropy = new PlotOptions { ColorBy = PlotColoring.Entropy };
        Assert.Contains("mixture", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(PlotSamples.Fit(40, 2, 2), PlotKind.Scatter, byEntropy)).Message);
        Assert.Contains("-Kind Scatter", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(PlotSamples.Fit(40, 3, 2), PlotKind.Series, byEntropy)).Message);
    }

    [Fact]
    public void ValuesThatAreNotFiniteLeaveGaps()
    {
        var set = SeriesSet.FromRows([[1, double.NaN, 2, 3, double.PositiveInfinity], [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]]);
        foreach (var kind in (PlotKind[])[PlotKind.Series, PlotKind.Heatmap])
            Assert.NotEmpty(ClusterPlot.Create(set, kind).ToPicture(1).Pixels);
        var nothing = SeriesSet.FromRows([[double.NaN, double.NaN], [double.NaN, double.NaN]]);
        foreach (var kind in (PlotKind[])[PlotKind.Series, PlotKind.Heatmap, PlotKind.Scatter, PlotKind.Histogram])
            Assert.Contains("finite", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(nothing, kind)).Message);
        Assert.Throws<ArgumentException>(() => ClusterPlot.Create(Array.Empty<double>()));
    }

    [Fact]
    public void ConstantSeriesAndSingleRecordsAreDrawn()
    {
        SeriesSet[] sets =
        [
            SeriesSet.FromRows([[3.0, 3, 3], [3, 3, 3]]), SeriesSet.FromRows([[1.0, 2, 3]]), SeriesSet.FromRows([[0.0, 0]]), SeriesSet.FromRows([[7.0]]),
            SeriesSet.FromRows([[double.MaxValue, -double.MaxValue], [1e-300, -1e-300]]),
        ];
        foreach (var set in sets)
        {
            foreach (var kind in (PlotKind[])[PlotKind.Series, PlotKind.Heatmap, PlotKind.Histogram])
                Assert.NotEmpty(ClusterPlot.Create(set, kind).ToSvg());
        }

        Assert.NotEmpty(ClusterPlot.Create(sets[2], PlotKind.Scatter).ToSvg());
        Assert.Contains("two", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(sets[1], PlotKind.Scatter)).Message);
        Assert.Contains("Histogram", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(sets[3], PlotKind.Scatter)).Message);
        Assert.Contains("no tree", Assert.Throws<ArgumentException>(() =>
            ClusterPlot.Create(AgglomerativeClustering.Fit(sets[1], new AgglomerativeOptions { ClusterCount = 1 }))).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(159)]
    [InlineData(10_001)]
    public void SizesAreBounded(int size)
    {
        Assert.Contains($"{size}", Assert.Throws<ArgumentOutOfRangeException>(() => new PlotOptions { Width = size }).Message);
        Assert.Contains("10000", Assert.Throws<ArgumentOutOfRangeException>(() => new PlotOptions { Height = size }).Message);
    }

    [Fact]
    public void TitlesOfAnyLengthAndScriptAreDrawn()
    {
        foreach (string title in (string[])["", new string('x', 500), "\u05DE\u05E4\u05D4 \u05E9\u05DC \u05DE\u05D5\u05D7", "\u202E\u0627\u0644\u062F\u0645\u0627\u063A"])
        {
            var scene = ClusterPlot.Create(new[] { 1.0, 2 }, null, new PlotOptions { Title = title });
            Assert.Equal(title, scene.Title);
            Assert.NotEmpty(scene.ToSvg());
            Assert.NotEmpty(scene.ToPicture(1).Pixels);
        }
    }

    [Fact]
    public void AHistogramCountsAsNumPyDoes()
    {
        // numpy.histogram([1, 2, 2, 3, 3, 3, 4, 4, 5], 'auto').
        var bins = HistogramBins.Of([1, 2, 2, 3, 3, 3, 4, 4, 5], null);
        Assert.Equal([1, 2, 3, 2, 1], bins.Counts);
        Assert.Equal([1, 1.8, 2.6, 3.4, 4.2, 5], bins.Edges.Select(e => Math.Round(e, 12)));
        // The last bin contains its upper edge; one value has a bin of width 1.
        Assert.Equal([1, 2], HistogramBins.Of([0, 1, 2], 2).Counts);
        Assert.Equal([4.5, 5.5], HistogramBins.Of([5, 5, 5], null).Edges);
    }

    [Fact]
    public void AThresholdCountsWhatASelectionKeeps()
    {
        var scene = ClusterPlot.Create(new[] { 1.0, 2, 2, 3 }, null, new PlotOptions { Threshold = 2 });
        Assert.Contains(scene.Texts, t => t.Text == "≤ 2: 3 · > 2: 1");
        Assert.Throws<ArgumentException>(() => new PlotOptions { Threshold = double.NaN });
    }

    [Fact]
    public void BandsAreQuantiles()
    {
        var random = new RandomSource(3);
        double[][] rows = [.. Enumerable.Range(0, 501).Select(_ => new[] { random.NextDouble(), random.NextNormal(), double.NaN })];
        double[][] bands = QuantileBands.Compute(SeriesSet.FromRows(rows).Store, ExecutionOptions.Default);
        for (int c = 0; c < 2; c++)
        {
            double[] sorted = [.. rows.Select(r => r[c]).Order()];
            Assert.Equal([sorted[25], sorted[125], sorted[250], sorted[375], sorted[475]], bands.Select(b => b[c]));
        }

        Assert.All(bands, b => Assert.True(double.IsNaN(b[2])));
    }

    [Fact]
    public void ATreeOfTwentyThousandLeavesIsDrawnInFull()
    {
        // A chain: the deepest tree there is.
        const int Count = 20_000;
        var merges = new AgglomerativeMerge[Count - 1];
        merges[0] = new AgglomerativeMerge(0, 1, 1, 2);
        for (int j = 1; j < merges.Length; j++)
            merges[j] = new AgglomerativeMerge(j + 1, Count + j - 1, j + 1, j + 2);
        var drawn = DendrogramTree.Of(merges, Count);
        Assert.Equal(Count, drawn.Leaves.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, Count).Select(i => i + 0.5), drawn.Leaves.Select(l => drawn.Places[l]));
        var truncated = DendrogramTree.Of(merges, 3);
        Assert.Equal([Count - 1, Count - 2, Count + Count - 4], truncated.Leaves);
    }

    [Fact]
    public void ATruncatedTreeNamesWhatItLeavesOut()
    {
        var scene = ClusterPlot.Create(PlotSamples.Tree(60), PlotKind.Dendrogram, new PlotOptions { LeafCount = 3 });
        int[] sizes = [.. scene.Texts.Where(t => t.Text.StartsWith('(')).Select(t => int.Parse(t.Text.Trim('(', ')')))];
        Assert.Equal(60, sizes.Sum());
        Assert.Contains("LeafCount", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(PlotSamples.Tree(60), null, new PlotOptions { LeafCount = 61 })).Message);
    }

    [Fact]
    public void ADensityIsTheSumOfItsKernels()
    {
        double[][] points = [[0.0, 1], [2, 0], [3, 5], [1, 1], [4, 2]];
        double[] mean = [points.Average(p => p[0]), points.Average(p => p[1])];
        double factor = Math.Pow(5, -1.0 / 6);
        double Covariance(int i, int j) => factor * factor * points.Sum(p => (p[i] - mean[i]) * (p[j] - mean[j])) / 4;
        double xx = Covariance(0, 0), xy = Covariance(0, 1), yy = Covariance(1, 1), determinant = (xx * yy) - (xy * xy);
        double[] at = [1.5, 2.5];
        double expected = points.Average(p =>
        {
            double dx = at[0] - p[0], dy = at[1] - p[1];
            return Math.Exp(-0.5 * ((yy * dx * dx) - (2 * xy * dx * dy) + (xx * dy * dy)) / determinant) / (2 * Math.PI * Math.Sqrt(determinant));
        });
        Assert.Equal(expected, new KernelDensity(points).At([at], ExecutionOptions.Default)[0], 12);
        double width = Math.Pow(2, -0.2) * Math.Sqrt(2);
        Assert.Equal(Math.Exp(-0.5 / (width * width)) / (Math.Sqrt(2 * Math.PI) * width), new KernelDensity([[-1.0], [1]]).At([[0.0]], ExecutionOptions.Default)[0], 12);
    }

    [Fact]
    public void ADensityNeedsASpread()
    {
        foreach (double[][] rows in (double[][][])[[[1.0, 1], [2, 2], [3, 3]], [[5.0], [5], [5]], [[1.0, 7], [1, 8], [1, 9]]])
            Assert.Contains("spread", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(SeriesSet.FromRows(rows), PlotKind.Density)).Message);
    }

    [Fact]
    public void AMontageNeedsTheWidthOfItsPictures()
    {
        var fit = PlotSamples.Fit(60, 12, 4);
        Assert.Contains("-PictureWidth", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(fit, PlotKind.Montage)).Message);
        Assert.Contains("width 5", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(fit, PlotKind.Montage, new PlotOptions { PictureWidth = 5 })).Message);
        Assert.NotEmpty(ClusterPlot.Create(fit, PlotKind.Montage, new PlotOptions { PictureWidth = 4 }).ToSvg());
        Assert.Contains("stack", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(fit, PlotKind.Surface)).Message);
    }

    [Fact]
    public void ASurfaceHasOneChannelAndTwoSides()
    {
        var color = new ImageStack([new byte[12]], new GridShape(1, 2, 2), 3, ChannelLayout.Rgb, ElementType.UInt8);
        Assert.Contains("3 channels", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(color)).Message);
        var line = new ImageStack([new byte[4]], new GridShape(1, 1, 4), 1, ChannelLayout.Gray, ElementType.UInt8);
        Assert.Contains("4 x 1", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(line)).Message);
        var flat = new ImageStack([new byte[4]], new GridShape(1, 2, 2), 1, ChannelLayout.Gray, ElementType.UInt8);
        Assert.NotEmpty(ClusterPlot.Create(flat).ToSvg());
    }

    [Fact]
    public void FilesAreWrittenWholeOrNotAtAll()
    {
        using var folder = new TestFolder();
        var scene = ClusterPlot.Create(new[] { 1.0, 2 });
        string svg = Path.Combine(folder.FullName, "a.svg"), png = Path.Combine(folder.FullName, "a.PNG");
        PlotFile.Write(scene, svg);
        PlotFile.Write(scene, png);
        Assert.StartsWith("<svg ", File.ReadAllText(svg));
        Assert.Equal(1600, ImageStackReader.Read([png]).Stack!.Width);
        Assert.Throws<FileExistsException>(() => PlotFile.Write(scene, svg));
        PlotFile.Write(scene, svg, overwrite: true);
        Assert.Contains(".svg", Assert.Throws<ArgumentException>(() => PlotFile.Write(scene, Path.Combine(folder.FullName, "a.pdf"))).Message);
        Assert.Throws<IOException>(() => PlotFile.Write(scene, Path.Combine(folder.FullName, "missing", "a.svg")));
        Assert.Equal(2, Directory.GetFiles(folder.FullName).Length);
    }
}
