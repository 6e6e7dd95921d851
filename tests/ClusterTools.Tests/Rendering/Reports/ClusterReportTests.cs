using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Text;
using ClusterTools.Clustering;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering;
using ClusterTools.Rendering.Reports;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Reports;

public sealed class ClusterReportTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void TheBytesAreTheSameForAnyNumberOfThreadsAndOnBothTargets(int threads)
    {
        string page = Write([ReportData.Brain(threads)], threads: threads);
        Assert.StartsWith("1dbf85d608a980fbc0b042caf86a9d74404607aa1255d6479e", Hash.Sha256(Encoding.UTF8.GetBytes(Content(page))));
    }

    [Fact]
    public void HoldsNothingButItself()
    {
        string page = Write([ReportData.Brain()]);
        Assert.Contains($"<meta http-equiv=\"Content-Security-Policy\" content=\"{System.Net.WebUtility.HtmlEncode(ReportPage.Policy)}\">", page);
        Assert.Matches("^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:$", ReportPage.Policy);
        string markup = Regex.Replace(page, "<(script|style)[^>]*>.*?</\\1>", "", RegexOptions.Singleline);
        Assert.DoesNotMatch("""\s(style|on[a-z]+)=""", markup);
        Assert.DoesNotMatch("""(src|href)="(?!data:|#)""", markup);
        Assert.DoesNotContain("eval(", PageResource.Script.Text);
        Assert.DoesNotContain("innerHTML", PageResource.Script.Text);
        Assert.DoesNotContain("</", PageResource.Script.Text + PageResource.Style.Text);
    }

    [Fact]
    public void TheDataAreThoseOfTheClustering()
    {
        var fit = ReportData.Brain();
        string page = Write([fit]);
        byte[] gaps = Block(page, "positions"), labels = Block(page, "labels");
        int at = -1;
        // No gap of so small a grid takes two bytes unless its bit 7 says so.
        var positions = new List<int>();
        for (int i = 0, gap = 0, shift = 0; i < gaps.Length; i++)
        {
            gap |= (gaps[i] & 0x7F) << shift;
            shift += 7;
            if (gaps[i] > 0x7F)
                continue;
            positions.Add(at += gap + 1);
            (gap, shift) = (0, 0);
        }

        Assert.Equal(fit.Series.Positions, positions);
        Assert.Equal(fit.Labels, Array.ConvertAll(labels, b => (int)b));
        Assert.Equal(fit.Similarity.Select(r => (byte)(((r + 1) * 127.5) + 0.5)), Block(page, "fit"));
    }

    [Fact]
    public void OfTooManyVoxelsEveryNthRowAndColumnIsShown()
    {
        var fit = ReportData.Brain();
        string page = Write([fit], ReportData.Plain with { MaximumPointCount = 300 });
        Assert.Contains("Every 4th row and column is shown.", page);
        Assert.Contains("data-rows=\"8\" data-columns=\"10\"", page);
        Assert.True(Block(page, "labels").Length <= 300);
        // Figures and tables cover all.
        Assert.Contains($"<dd>{fit.Labels.Length.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}</dd>", page);
        Assert.Throws<ArgumentException>(() => Write([fit], ReportData.Plain with { MaximumPointCount = 1 }));
    }

    [Fact]
    public void TheAnatomyMayBeLargerThanTheGrid()
    {
        var anatomy = new ImageStack([[.. Enumerable.Range(0, 60 * 80).Select(i => (byte)i)]], new GridShape(1, 60, 80), 1, ChannelLayout.Gray, ElementType.UInt8);
        string page = Write([ReportData.Brain()], ReportData.Plain with { Background = anatomy });
        Assert.Equal(3, Regex.Count(page, "<image class=\"anatomy\""));
        Assert.Contains("value=\"anatomy\"", page);
        var wrong = new ImageStack([new byte[4], new byte[4]], new GridShape(1, 2, 2), 1, ChannelLayout.Gray, ElementType.UInt8);
        Assert.Contains("3x30x40", Assert.Throws<ArgumentException>(() => Write([ReportData.Brain()], ReportData.Plain with { Background = Two(wrong) })).Message);

        static ImageStack Two(ImageStack stack) => new([new byte[8]], new GridShape(2, 2, 2), 1, stack.ChannelLayout, stack.PixelType);
    }

    [Fact]
    public void RecordsThatWereLeftOutAndEmptyClustersAreNoTrouble()
    {
        var set = SeriesSet.FromArray([1f, 2, 3, 4, 5, 6, float.NaN, 1], 4, 2, new GridShape(1, 2, 2));
        var left = new Labels(set, [0, 1, 2, -1], [[1, 2], [3, 4], [5, 6], [7, 8]]);
        string page = Write([left]);
        Assert.Equal(4, Regex.Count(page, "<tr id="));
        Assert.Contains("Cluster 3: 0 voxels", page);
        Assert.DoesNotContain("NaN", Regex.Replace(page, "<script>.*</script>|base64,[^\"]*|value=\"NaN\"", "", RegexOptions.Singleline));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(40, 1)]
    public void OneRecordOneValueAndOneClusterMakeAReport(int records, int length)
    {
        var set = SeriesSet.FromArray(Enumerable.Range(0, records * length).Select(i => (double)i).ToArray(), records, length);
        string page = Write([KMeansClustering.Fit(set, new KMeansOptions { ClusterCount = 1 })]);
        Assert.Contains("<h1><bdi>1 cluster of ", page);
        Assert.DoesNotContain("In space", page);
    }

    [Fact]
    public void TwoThousandClustersAndLongTitlesMakeAReport()
    {
        var set = SeriesSet.FromArray(Enumerable.Range(0, 8000).Select(i => (float)(i * 7919 % 8000)).ToArray(), 4000, 2, new GridShape(1, 40, 100));
        var many = new Labels(set, [.. Enumerable.Range(0, 4000).Select(i => i % 2000)], [.. Enumerable.Range(0, 2000).Select(i => new double[] { i, -i })]);
        string title = new string('x', 250) + new string('\u05D0', 250);
        string page = Write([many], ReportData.Plain with { Title = title, ColorBy = LabelColoring.Label });
        Assert.Contains($"<h1><bdi>{title}</bdi></h1>", page);
        Assert.Contains("data-width=\"2\"", page);
        Assert.Equal(4000 * 2, Block(page, "labels").Length);
    }

    [Fact]
    public void SeveralClusteringsAreArticlesOfOnePage()
    {
        var fit = ReportData.Brain();
        string page = Write([fit, fit]);
        Assert.Equal(2, Regex.Count(page, "<article "));
        Assert.Contains("<title>Clustering report</title>", page);
        Assert.Equal(Regex.Count(page, " id=\""), Regex.Matches(page, " id=\"([^\"]*)\"").Cast<Match>().Select(m => m.Groups[1].Value).Distinct().Count());
    }

    [Fact]
    public void RefusesNothingAnExistingFileAndAMissingFolder()
    {
        Assert.StartsWith(SR.ReportEmpty, Assert.Throws<ArgumentException>(() => ClusterReport.Write([], _folder.File("no.html"))).Message);
        string file = _folder.Write("there.html", "mine");
        Assert.ThrowsAny<IOException>(() => ClusterReport.Write([ReportData.Brain()], file));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.ThrowsAny<IOException>(() => ClusterReport.Write([ReportData.Brain()], _folder.File("none/x.html")));
        Assert.Throws<ArgumentException>(() => Write([ReportData.Brain()], ReportData.Plain with { MaximumPointCount = 0 }));
    }

    [Fact]
    public void AFishReportIsSmall()
    {
        var series = ClusterTools.Series.Transforms.SeriesTransforms.Normalize(FishData.Series(), new() { Method = ClusterTools.Series.Transforms.NormalizeMethod.Percentile });
        var fit = KMeansClustering.Fit(ClusterTools.Series.Selection.SeriesSelection.ByStdDev(series, 0.005), new KMeansOptions { ClusterCount = 20 });
        Assert.InRange(Encoding.UTF8.GetByteCount(Write([fit])), 50_000, 400_000);
    }

    private string Write(object[] clusterings, ReportOptions? options = null, int threads = 0)
    {
        string file = _folder.File("report.html");
        ClusterReport.Write(clusterings, file, options ?? ReportData.Plain, overwrite: true, new ExecutionOptions { ThreadCount = threads });
        return File.ReadAllText(file);
    }

    /// <summary>The page without the two resources and their hashes, and with everything that zlib compressed in its plain form: how it compresses depends on the runtime.</summary>
    private static string Content(string page)
    {
        page = page.Replace(PageResource.Script.Text, "").Replace(PageResource.Style.Text, "").Replace(PageResource.Script.Hash, "").Replace(PageResource.Style.Hash, "");
        page = Regex.Replace(page, "(octet-stream\"[^>]*>)([^<]*)<", m => m.Groups[1].Value + Hash.Sha256(Inflate(Convert.FromBase64String(m.Groups[2].Value))) + "<");
        return Regex.Replace(page, "image/png;base64,([^\"]*)", m => Hash.Sha256(Pixels(Convert.FromBase64String(m.Groups[1].Value))));
    }

    private static byte[] Block(string page, string name) => Inflate(Convert.FromBase64String(Regex.Match(page, $"data-array=\"{name}\"[^>]*>([^<]*)<").Groups[1].Value));

    private static byte[] Inflate(byte[] zlib)
    {
        // Behind the two bytes of the header, before the four of the checksum.
        using var deflate = new DeflateStream(new MemoryStream(zlib, 2, zlib.Length - 6), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        deflate.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>The chunks of a PNG without their checksums, the data inflated.</summary>
    private static byte[] Pixels(byte[] png)
    {
        using var all = new MemoryStream();
        using var data = new MemoryStream();
        for (int at = 8; at < png.Length;)
        {
            int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            bool isData = Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT";
            (isData ? data : all).Write(png, at + (isData ? 8 : 4), length + (isData ? 0 : 4));
            at += length + 12;
        }

        byte[] rows = Inflate(data.ToArray());
        all.Write(rows, 0, rows.Length);
        return all.ToArray();
    }

    private sealed record Labels(SeriesSet Series, int[] Values, double[][] Centroids) : IClustering
    {
        int[] IClustering.Labels => Values;

        public int ClusterCount => Centroids.Length;
    }
}
