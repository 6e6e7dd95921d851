using ClusterTools.Clustering;
using ClusterTools.Rendering.Plots;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Plots;

/// <summary>Every text lies on the canvas, and none lies on another.</summary>
public sealed class PlotLayoutTests
{
    public static TheoryData<string> Kinds => PlotHashTests.Names;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TextsLieOnTheCanvasAndApart(string name)
    {
        foreach (var (width, height) in ((int, int)[])[(800, 500), (320, 240), (160, 160), (1600, 300), (240, 900)])
            Check(PlotSamples.Create(name, new PlotOptions { Width = width, Height = height }, ExecutionOptions.Default));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(21)]
    [InlineData(34)]
    [InlineData(50)]
    [InlineData(2000)]
    public void ClustersOfAnyNumberLieApart(int clusters)
    {
        var fit = new Clusters(clusters);
        foreach (var kind in (PlotKind[])[PlotKind.Series, PlotKind.Scatter, PlotKind.Silhouette, PlotKind.Heatmap])
        {
            foreach (var (width, height) in ((int, int)[])[(800, 500), (400, 300)])
                Check(ClusterPlot.Create(fit, kind, new PlotOptions { Width = width, Height = height }));
        }
    }

    [Fact]
    public void NamesOfFortyCharactersAreShortened()
    {
        for (int count = 2; count <= 50; count++)
        {
            var canvas = new PlotCanvas(new PlotOptions { Title = new string('W', 500) }, "", "");
            LegendEntry[] entries = [.. Enumerable.Range(0, count).Select(i => new LegendEntry(new PlotColor(1, 2, 3), $"{i:00}{new string('M', 38)}"))];
            var left = Legend.Draw(canvas, canvas.Area, entries, dark: true);
            Assert.True(left.Width > canvas.Area.Width / 2);
            PlotPanel.Draw(canvas, left, new PanelAxis(new AxisRange(0, 1), new string('M', 40)), new PanelAxis(new AxisRange(-1e7, 1e7), new string('W', 40)));
            Check(canvas.Scene);
            Assert.True(canvas.Scene.Texts.Count() > 10);
        }
    }

    [Fact]
    public void TextThatIsTooLongEndsInAnEllipsis()
    {
        Assert.Equal("title", FittedText.Fit("title", 12, 100));
        string fitted = FittedText.Fit(new string('a', 200), 12, 100)!;
        Assert.EndsWith("a…", fitted);
        Assert.InRange(PlotFont.Measure(fitted, 12), 90, 100);
        Assert.Null(FittedText.Fit("title", 12, 5));
    }

    private static void Check(PlotScene scene)
    {
        TextMark[] texts = [.. scene.Texts];
        foreach (var text in texts)
        {
            var box = text.Box;
            Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= scene.Width && box.Bottom <= scene.Height, $"'{text.Text}' reaches over the edge of {scene}: {box}");
        }

        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.False(texts[i].Box.Overlaps(texts[j].Box), $"'{texts[i].Text}' lies on '{texts[j].Text}' in {scene}");
        }
    }

    /// <summary>Clusters of four records each.</summary>
    private sealed class Clusters : IClustering
    {
        public Clusters(int count)
        {
            ClusterCount = count;
            double[][] rows = [.. Enumerable.Range(0, 4 * count).Select(i => new[] { i / 4 * 10.0, i % 4, i % 7 })];
            Series = SeriesSet.FromRows(rows);
            Labels = [.. Enumerable.Range(0, 4 * count).Select(i => i / 4)];
            Centroids = [.. Enumerable.Range(0, count).Select(k => new[] { k * 10.0, 1.5, 3 })];
        }

        public SeriesSet Series { get; }

        public int[] Labels { get; }

        public int ClusterCount { get; }

        public double[][] Centroids { get; }
    }
}
