using System.Xml.Linq;
using ClusterTools.Rendering.Plots;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Plots;

/// <summary>Marks as SVG and as pixels.</summary>
public sealed class PlotDrawingTests
{
    private static readonly PlotColor Black = new(0, 0, 0);

    [Fact]
    public void AnSvgHasRoleTitleAndDescriptionAndNoStylesOrScripts()
    {
        foreach (string name in PlotHashTests.Names.Select(n => n.Data))
        {
            string svg = PlotSamples.Create(name, new PlotOptions { Title = "A & B" }, ExecutionOptions.Default).ToSvg("p1");
            var root = XDocument.Parse(svg).Root!;
            Assert.Equal("img", root.Attribute("role")!.Value);
            Assert.Equal("p1-title p1-description", root.Attribute("aria-labelledby")!.Value);
            Assert.Equal("A & B", root.Elements().First().Value);
            Assert.Equal("desc", root.Elements().ElementAt(1).Name.LocalName);
            Assert.EndsWith(".", root.Elements().ElementAt(1).Value);
            Assert.DoesNotContain(root.DescendantsAndSelf(), e => e.Attribute("style") is not null || e.Name.LocalName is "script" or "style" or "foreignObject");
            Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.All(root.DescendantsAndSelf().Attributes("id"), a => Assert.StartsWith("p1-", a.Value));
        }
    }

    [Theory]
    [InlineData("</script><img onerror=alert(1)>.tif")]
    [InlineData("\"'&<>]]>")]
    [InlineData("\u0001\uFFFE\uD800")]
    public void TextStaysText(string title)
    {
        string svg = ClusterPlot.Create(new[] { 1.0, 2 }, PlotKind.Histogram, new PlotOptions { Title = title }).ToSvg();
        Assert.DoesNotContain("<img", svg);
        Assert.DoesNotContain("</script", svg);
        string seen = XDocument.Parse(svg).Root!.Elements().First().Value;
        Assert.Equal(string.Concat(title.Select(c => c is '\u0001' or '\uFFFE' or '\uD800' ? '\uFFFD' : c)), seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("\"onload=")]
    public void IdsBeginWithAName(string prefix) =>
        Assert.Contains("letters", Assert.Throws<ArgumentException>(() => ClusterPlot.Create(new[] { 1.0, 2 }).ToSvg(prefix)).Message);

    [Fact]
    public void AShapeDarkensAsManyPixelsAsItCovers()
    {
        var scene = new PlotScene(40, 40, "", "");
        scene.Marks.Add(FillMark.Of(new PlotRectangle(0, 0, 40, 40), new PlotColor(255, 255, 255)));
        // A triangle of 30 x 20 / 2 = 300 pixels, off the pixels' edges.
        scene.Marks.Add(new FillMark([[new(3.3, 4.7), new(33.3, 4.7), new(18.1, 24.7)]], Black));
        byte[] pixels = scene.ToPicture(1).Pixels;
        Assert.Equal(300, Enumerable.Range(0, 1600).Sum(i => 1 - (pixels[3 * i] / 255.0)), 0.5);
    }

    [Fact]
    public void MarksAreClippedToTheirGroup()
    {
        var scene = new PlotScene(20, 10, "", "");
        var group = new GroupMark(Clip: new PlotRectangle(5, 2, 10, 6));
        group.Marks.Add(FillMark.Of(new PlotRectangle(-100, -100, 1e6, 1e6), new PlotColor(255, 255, 255)));
        group.Marks.Add(LineMark.Of(-1e9, 5, 1e9, 5, 1, new PlotColor(255, 0, 0)));
        scene.Marks.Add(group);
        byte[] pixels = scene.ToPicture(1).Pixels;
        Assert.Equal(60, Enumerable.Range(0, 200).Count(i => pixels[3 * i] == 255));
    }

    [Fact]
    public void DashesCoverHalfOfALine()
    {
        var scene = new PlotScene(200, 10, "", "");
        scene.Marks.Add(LineMark.Of(0, 5, 200, 5, 2, new PlotColor(255, 255, 255), dash: 5));
        byte[] pixels = scene.ToPicture(1).Pixels;
        Assert.Equal(200, Enumerable.Range(0, 2000).Sum(i => pixels[3 * i] / 255.0), 1.0);
    }

    [Fact]
    public void TextIsAsWideAsItsGlyphs()
    {
        Assert.Equal(PlotFont.Measure("W", 20) * 3, PlotFont.Measure("WWW", 20), 9);
        Assert.True(PlotFont.Measure("i", 20) < PlotFont.Measure("W", 20) / 2);
        var scene = new PlotScene(100, 40, "", "");
        var text = new TextMark(10, 25, "Wgl|", 20, new PlotColor(255, 255, 255));
        scene.Marks.Add(text);
        byte[] pixels = scene.ToPicture(1).Pixels;
        int[] lit = [.. Enumerable.Range(0, 4000).Where(i => pixels[3 * i] > 40)];
        Assert.InRange(lit.Min(i => i % 100), 9, 12);
        Assert.InRange(lit.Max(i => i % 100), text.Box.Right - 6, text.Box.Right);
        Assert.InRange(lit.Min(i => i / 100), text.Box.Y - 1, text.Box.Y + 3);
        Assert.InRange(lit.Max(i => i / 100), 25, text.Box.Bottom + 1);
    }

    [Fact]
    public void HebrewRunsFromRightToLeft()
    {
        Assert.Equal([0x5DD, 0x5D5, 0x5DC, 0x5E9, ' ', 'a'], PlotFont.Visual("\u05E9\u05DC\u05D5\u05DD a"));
        Assert.True(PlotFont.Has('é') && PlotFont.Has('Ж') && PlotFont.Has('Ω') && !PlotFont.Has(0x4E00));
        Assert.True(ClusterPlot.Create(new[] { 1.0 }, null, new PlotOptions { Title = "\u4E00" }).HasMissingCharacters);
        Assert.False(ClusterPlot.Create(new[] { 1.0 }).HasMissingCharacters);
    }

    [Fact]
    public void EveryMarkOfAClusterSaysWhichItIs()
    {
        string svg = ClusterPlot.Create(PlotSamples.Fit(60, 3, 4), PlotKind.Scatter).ToSvg();
        for (int k = 0; k < 4; k++)
        {
            Assert.Contains($"data-cluster=\"{k}\"", svg);
            Assert.Contains($"<title>Cluster {k}</title>", svg);
        }
    }

    [Fact]
    public void ScalesAreBounded()
    {
        var scene = ClusterPlot.Create(new[] { 1.0, 2 });
        Assert.Equal(800, scene.ToPicture(1).Width);
        Assert.Throws<ArgumentException>(() => scene.ToPicture(0));
        Assert.Throws<ArgumentException>(() => scene.ToPicture(double.NaN));
        Assert.Contains("pixels", Assert.Throws<ArgumentException>(() => scene.ToPicture(1000)).Message);
    }
}
