using System.Text;
using System.Text.RegularExpressions;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Rendering.Plots;

/// <summary>The bytes of every kind of plot, which are the same on both targets, for any number of threads and in every run.</summary>
public sealed class PlotHashTests
{
    /// <summary>The first 16 digits of SHA-256: of the SVG without its images, whose
    /// compression is the runtime's, and of the pixels, which show the images, too.</summary>
    private static readonly Dictionary<string, (string Svg, string Pixels)> Hashes = new()
    {
        ["centroids"] = ("18968da724ec12d9", "497d0c4c2f11548a"),
        ["lines"] = ("def9e9b08d46a4bb", "e06e444c9b6413d3"),
        ["many lines"] = ("97cdea26277c20c0", "9aa83bf07c5195b9"),
        ["bands"] = ("4f9fa2a9d411fd0e", "1d4c88992a999d79"),
        ["scatter"] = ("8a4492e24a7172bc", "316dc66a85f76daa"),
        ["components"] = ("4ea36b666109ac6c", "888074415b8b5ad3"),
        ["classes"] = ("bfbdd677f032a33d", "befd4ba46267c0ba"),
        ["mixture"] = ("f4fdc0a4c87b8f54", "d73180e1b7e19ee2"),
        ["entropy"] = ("57aaa46f28c35acf", "dd904df8efb08f74"),
        ["density"] = ("1ab0dede4bea859d", "2b22a795182224fe"),
        ["errors"] = ("e496f78b96f73ffd", "01e01d21c7d9918f"),
        ["scores"] = ("544bad884c638336", "cce2d323c1b8b4a4"),
        ["silhouette"] = ("ab867e304a47972f", "498ab79eea857451"),
        ["histogram"] = ("09fc175b4d3a67a8", "f0de7d649cd131ed"),
        ["numbers"] = ("06d62215a80075ae", "869f6134ec326829"),
        ["dendrogram"] = ("a87cb90f3ea81058", "787414a418691e9f"),
        ["truncated"] = ("6f7f49ccb878bfd7", "7ccafd8bcf9ebc55"),
        ["heatmap"] = ("93e1514d05c2c24e", "317faa0d06f06b9a"),
        ["ordered heatmap"] = ("d85e95f9723ce541", "ea74071fec4a1c76"),
        ["confusion"] = ("fe4ee8ee615e9bec", "bc8d25aa3fb5670d"),
        ["montage"] = ("64d7070b790255c6", "651270d849a36646"),
        ["curve"] = ("3af81ae2f12473ff", "ab1847aedd6af6c2"),
        ["contours"] = ("f0fee074bec9a184", "bd8c0a3755f5b396"),
        ["surface"] = ("05e34edacadc649d", "ceef685b9ba815dd"),
        ["contingency"] = ("0c80cf688b0b5bf5", "741cc90c30aa9bbd"),
    };

    public static TheoryData<string> Names => [.. Hashes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void BytesAreThoseOfEveryRun(string name)
    {
        foreach (int threads in (int[])[1, 2, 7])
        {
            var scene = PlotSamples.Create(name, new PlotOptions { Width = 400, Height = 260, Theme = PlotTheme.Light }, new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(Hashes[name], (Short(Encoding.UTF8.GetBytes(Regex.Replace(scene.ToSvg(), "base64,[^\"]+", ""))), Short(scene.ToPicture(1.5).Pixels)));
        }
    }

    private static string Short(byte[] bytes) => Hash.Sha256(bytes).Substring(0, 16);
}
