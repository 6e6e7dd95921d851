using System.Text.Json.Nodes;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Images;
using ClusterTools.Rendering.Reports;
using ClusterTools.Series;

namespace ClusterTools.Tests.Rendering.Reports.Chromium;

/// <summary>Reports as a real browser shows them.</summary>
public sealed class ReportInChromiumTests(DevTools browser) : IClassFixture<DevTools>, IDisposable
{
    // Every text against what is behind it, and every mark that stands for a cluster against its panel: the smallest contrast ratios (WCAG 2.2).
    private const string Contrasts = """
        (() => {
          const parse = text => (text.match(/[\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)]; return (Math.max(x, y) + .05) / (Math.min(x, y) + .05); };
          const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
          let text = 99, mark = 99, worst = '';
          for (const e of document.querySelectorAll('body *')) {
            if (e.closest('script, style, [hidden]') || e.closest('.stage')) continue;
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (own && getComputedStyle(e).display !== 'none' && e.tagName !== 'title' && e.tagName !== 'desc') {
              const r = ratio(parse(getComputedStyle(e)[e.closest('svg') ? 'fill' : 'color']), behind(e));
              if (r < text) { text = r; worst = e.outerHTML.slice(0, 100); }
            }
            if (e.matches('circle, [data-cluster] > path')) mark = Math.min(mark, ratio(parse(getComputedStyle(e)[e.getAttribute('fill') === 'none' ? 'stroke' : 'fill']), behind(e)));
          }
          return { text, mark, worst };
        })()
        """;

    // Pixels at the corners that the ring around the focused element touches.
    private const int MostStray = 50;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(320, false)]
    [InlineData(320, true)]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    public async Task OpensWithoutARequestOrAComplaintAndIsLegible(int width, bool dark)
    {
        string file = Write();
        await using var page = await browser.OpenAsync(width, 900, dark);
        await page.LoadAsync(file);
        Assert.Equal([new Uri(file).AbsoluteUri], page.Requests);
        Assert.Empty(page.Complaints);
        Assert.True(await page.CountAsync("document.documentElement.scrollWidth") <= width, "The page scrolls sideways.");
        Assert.Equal(0, await page.CountAsync("document.querySelectorAll('.cloud[hidden]').length"));
        var contrast = (await page.EvaluateAsync(Contrasts))!;
        Assert.True(contrast["text"]!.GetValue<double>() >= 4.5, contrast.ToJsonString());
        Assert.True(contrast["mark"]!.GetValue<double>() >= 3, contrast.ToJsonString());
        Assert.Equal(dark, (await page.TextAsync("getComputedStyle(document.body).backgroundColor")) != "rgb(255, 255, 255)");
    }

    [Fact]
    public async Task MouseTouchAndKeysTurnTheVoxels()
    {
        await using var page = await browser.OpenAsync(1440, 900, dark: false);
        await page.LoadAsync(Write());
        var first = await page.PictureAsync(".cloud canvas");
        Assert.True(Lit(first) > 2000, "The voxels are not drawn.");
        var (x, y) = await page.PlaceAsync(".cloud canvas");
        await page.MouseAsync("mousePressed", x, y, pressed: true);
        await page.MouseAsync("mouseMoved", x + 60, y + 20, pressed: true);
        await page.MouseAsync("mouseReleased", x + 60, y + 20, pressed: true);
        var dragged = await page.PictureAsync(".cloud canvas");
        Assert.True(Changed(first, dragged) > 2000, "Dragging turns nothing.");
        await page.EvaluateAsync("document.querySelector('.cloud canvas').focus()");
        await page.KeyAsync("ArrowLeft");
        var turned = await page.PictureAsync(".cloud canvas");
        Assert.True(Changed(dragged, turned) > 1000, "Arrow keys turn nothing.");
        await page.KeyAsync("Home");
        Assert.InRange(Changed(first, await page.PictureAsync(".cloud canvas")), 0, MostStray);
        await page.CallAsync("Emulation.setTouchEmulationEnabled", new JsonObject { ["enabled"] = true });
        foreach (var (kind, at) in ((string, double)[])[("touchStart", 0), ("touchMove", 20), ("touchMove", 60), ("touchEnd", 0)])
        {
            var points = kind == "touchEnd" ? new JsonArray() : new JsonArray(new JsonObject { ["x"] = x + at, ["y"] = y });
            await page.CallAsync("Input.dispatchTouchEvent", new JsonObject { ["type"] = kind, ["touchPoints"] = points });
        }

        Assert.True(Changed(first, await page.PictureAsync(".cloud canvas")) > 1000, "Touch turns nothing.");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task AClickIsolatesAClusterEverywhere()
    {
        var fit = ReportData.Brain();
        await using var page = await browser.OpenAsync(1440, 900, dark: false);
        await page.LoadAsync(Write(fit));
        var all = await page.PictureAsync(".cloud canvas");
        // A voxel of plane 1, and the cluster that the engine gave it.
        int record = Enumerable.Range(0, fit.Labels.Length).First(i => fit.Series.Positions[i] / 1200 == 1 && fit.Series.Positions[i] % 1200 / 40 is > 8 and < 22);
        int position = fit.Series.Positions[record] % 1200, label = fit.Labels[record];
        await page.ClickAsync(".stage[data-plane='1']", ((position % 40) + 0.5) / 40, ((position / 40) + 0.5) / 30);
        await Isolates(label);
        Assert.True(Changed(all, await page.PictureAsync(".cloud canvas")) > 1000, "The voxels in space are not isolated.");
        Assert.True(await page.EvaluateAsync("[...document.querySelectorAll('.stage canvas')].every(c => !c.hidden && c.width > 0)") is { } veiled && veiled.GetValue<bool>());
        Assert.StartsWith(FormattableString.Invariant($"Cluster {label}: {fit.Sizes[label]:N0} voxels"), await page.TextAsync("document.querySelector('output').textContent"));

        await page.KeyAsync("Escape");
        Assert.Equal(0, await page.CountAsync("document.querySelectorAll('.on, .isolating').length"));
        Assert.InRange(Changed(all, await page.PictureAsync(".cloud canvas")), 0, MostStray);

        int other = (label + 1) % 5;
        await page.ClickAsync($"tr[data-cluster='{other}'] td:nth-child(2)");
        await Isolates(other);
        await page.EvaluateAsync($"document.querySelector('.clusters [data-cluster=\"{label}\"]').click()");
        await Isolates(label);
        await page.EvaluateAsync($"document.querySelector('.lines [data-cluster=\"{other}\"]').dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))");
        await Isolates(other);

        async Task Isolates(int cluster)
        {
            Assert.Equal(cluster, await page.CountAsync("+document.querySelector('tbody tr.on').dataset.cluster"));
            Assert.Equal(cluster, await page.CountAsync("+document.querySelector('.lines g.on').dataset.cluster"));
            Assert.Equal(cluster, await page.CountAsync("+document.querySelector('.clusters .chip.on').dataset.cluster"));
            Assert.Equal(1, await page.CountAsync("document.querySelectorAll('tbody tr.on').length"));
        }
    }

    [Fact]
    public async Task ThePointUnderTheMouseIsPickedInSpace()
    {
        var fit = ReportData.Brain();
        await using var page = await browser.OpenAsync(1440, 900, dark: false);
        await page.LoadAsync(Write(fit));
        var picture = await page.PictureAsync(".cloud canvas");
        // A place whose surroundings are lit, so that a voxel is there; its colour is that of one cluster, darkened.
        var (u, v) = Enumerable.Range(20, picture.Height - 40).SelectMany(y => Enumerable.Range(20, picture.Width - 40).Select(x => (x, y)))
            .First(p => Enumerable.Range(0, 49).All(i => Brightness(picture, p.x - 3 + (i % 7), p.y - 3 + (i / 7)) > 120));
        await page.ClickAsync(".cloud canvas", (u + 0.5) / picture.Width, (v + 0.5) / picture.Height);
        int chosen = await page.CountAsync("+(document.querySelector('tbody tr.on')?.dataset.cluster ?? -1)");
        Assert.InRange(chosen, 0, 4);
        // It keeps its colour there, which all other clusters lose.
        Assert.True(Brightness(await page.PictureAsync(".cloud canvas"), u, v) > 100);
    }

    [Fact]
    public async Task TheTableSortsAndDownloads()
    {
        var fit = ReportData.Brain();
        await using var page = await browser.OpenAsync(1440, 900, dark: false);
        await page.LoadAsync(Write(fit));
        await page.ClickAsync("th:nth-child(2) button");
        Assert.Equal(fit.Sizes.Order(), await Sizes());
        await page.ClickAsync("th:nth-child(2) button");
        Assert.Equal(fit.Sizes.OrderDescending(), await Sizes());
        Assert.Equal("descending", await page.TextAsync("document.querySelector('th:nth-child(2)').getAttribute('aria-sort')"));

        await page.CallAsync("Browser.setDownloadBehavior", new JsonObject { ["behavior"] = "allow", ["downloadPath"] = _folder.FullName });
        await page.ClickAsync("a[download]");
        string file = _folder.File("clusters.csv");
        for (int i = 0; i < 200 && !File.Exists(file); i++)
            await Task.Delay(50);
        string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(6, lines.Length);
        Assert.StartsWith($"0,{fit.Sizes[0]},", lines[1]);
        Assert.Empty(page.Complaints);

        async Task<int[]> Sizes() => [.. (await page.EvaluateAsync("[...document.querySelectorAll('tbody tr')].map(r => +r.cells[1].querySelector('data').value)"))!.AsArray().Select(n => (int)n!.GetValue<double>())];
    }

    [Fact]
    public async Task WithoutScriptsMapChartsAndTableAreThere()
    {
        await using var page = await browser.OpenAsync(1440, 900, dark: true);
        await page.LoadWithoutScriptsAsync(Write());
        Assert.True(Lit(await page.PictureAsync(".stage[data-plane='1'] svg")) > 5000, "The map is not drawn.");
        Assert.True(Lit(await page.PictureAsync(".lines")) > 1000, "The chart is not drawn.");
        Assert.Equal(5, await page.CountAsync("document.querySelectorAll('tbody tr').length"));
        Assert.Equal(0, await page.CountAsync("document.querySelectorAll('.cloud:not([hidden]), th button').length"));
    }

    [Fact]
    public async Task WithoutWebGlTheRestWorks()
    {
        await using var page = await browser.OpenAsync(1440, 900, dark: false);
        await page.CallAsync("Page.addScriptToEvaluateOnNewDocument", new JsonObject
        {
            ["source"] = "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind) { return kind === '2d' ? get.call(this, kind) : null; };",
        });
        await page.LoadAsync(Write());
        Assert.Equal(1, await page.CountAsync("document.querySelectorAll('.cloud[hidden]').length"));
        await page.ClickAsync("tr[data-cluster='2'] td:nth-child(2)");
        Assert.Equal(2, await page.CountAsync("+document.querySelector('.lines g.on').dataset.cluster"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task NamesAreTextEverywhere()
    {
        var series = new SeriesSet(SeriesSet.FromRows([[1, 2], [2, 1], [9, 9], [9, 8]]).Store)
        {
            ValueNames = [ReportData.HostileName, "b"],
            History = [new ProvenanceStep("import", ReportData.HostileName), new ProvenanceStep(ReportData.HostileName, "")],
            Warnings = [new DataWarning("Left", ReportData.HostileName)],
        };
        var fit = KMeansClustering.Fit(series, new KMeansOptions { ClusterCount = 2 });
        await using var page = await browser.OpenAsync(1440, 900, dark: false);
        await page.LoadAsync(Write(fit, ReportData.Plain with { Title = ReportData.HostileName, Command = ReportData.HostileName }));
        Assert.Empty(page.Complaints);
        Assert.Equal(ReportData.HostileName, await page.TextAsync("document.title"));
        Assert.Equal(ReportData.HostileName, await page.TextAsync("document.querySelector('h1').textContent"));
        Assert.Equal(0, await page.CountAsync("document.images.length"));
        Assert.True(await page.CountAsync("document.body.textContent.split('</script>').length - 1") >= 6);
    }

    private string Write(KMeansResult? fit = null, ReportOptions? options = null)
    {
        string file = _folder.File("report.html");
        ClusterReport.Write([fit ?? ReportData.Brain()], file, options ?? ReportData.Plain, overwrite: true);
        return file;
    }

    private static int Brightness(ImageStack picture, int x, int y)
    {
        var pixel = picture.GetFrameBytes(0).Slice(((y * picture.Width) + x) * picture.ChannelCount, 3);
        return Math.Max(pixel[0], Math.Max(pixel[1], pixel[2]));
    }

    private static int Lit(ImageStack picture) =>
        Enumerable.Range(0, picture.Width * picture.Height).Count(i => Brightness(picture, i % picture.Width, i / picture.Width) > 60);

    private static int Changed(ImageStack one, ImageStack other)
    {
        Assert.Equal((one.Width, one.Height), (other.Width, other.Height));
        return Enumerable.Range(0, one.Width * one.Height).Count(i => Math.Abs(Brightness(one, i % one.Width, i / one.Width) - Brightness(other, i % one.Width, i / one.Width)) > 8);
    }
}
