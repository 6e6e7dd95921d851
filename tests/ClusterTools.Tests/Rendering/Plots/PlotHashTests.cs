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
        ["centroids"] = ("", ""),
        ["lines"] = ("", ""),
        ["many lines"] = ("", ""),
        ["bands"] = ("", ""),
        ["scatter"] = ("", ""),
        ["components"] = ("", ""),
        ["classes"] = ("", ""),
        ["mixture"] = ("", ""),
        ["entropy"] = ("", ""),
        ["density"] = ("", ""),
        ["errors"] = ("", ""),
        ["scores"] = ("", ""),
        ["silhouette"] = ("", ""),
        ["histogram"] = ("", ""),
        ["numbers"] = ("", ""),
        ["dendrogram"] = ("", ""),
        ["truncated"] = ("", ""),
        ["heatmap"] = ("", ""),
        ["ordered heatmap"] = ("", ""),
        ["confusion"] = ("", ""),
        ["contingency"] = ("", ""),
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
