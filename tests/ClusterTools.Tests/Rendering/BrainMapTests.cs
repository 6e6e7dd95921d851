using ClusterTools.Clustering.KMeans;
using ClusterTools.Files;
using ClusterTools.Formats.Stacks;
using ClusterTools.Rendering;
using ClusterTools.Series.Building;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests.Rendering;

/// <summary>The whole way from TIFF files to the picture in the README.</summary>
public class BrainMapTests
{
    [Fact]
    [Trait(Work.Trait, Work.Large)]
    public void PictureOfTheReadmeIsWhatTheEngineMakes()
    {
        string[] files = [.. Directory.GetFiles(SharedData.Path("data", "fish"), "*.tif").Order(NaturalPathComparer.Instance)];
        var voxels = SeriesBuilder.FromStack(ImageStackReader.Read(files).Stack!);
        var active = SeriesSelection.ByStdDev(SeriesTransforms.Normalize(voxels, new NormalizeOptions()), 0.005);
        Assert.Equal(7552, active.Count);
        var fit = KMeansClustering.Fit(active, new KMeansOptions { ClusterCount = 20, RestartCount = 10 });
        var look = new LabelMapOptions { ColorBy = LabelColoring.Similarity, MaskBy = LabelMask.Similarity, Scale = 4 };
        var map = LabelMapRenderer.Render(fit, look);

        var kept = ImageStackReader.Read([Path.Combine(Root(), "docs", "brain-map.png")]).Stack!;
        Assert.Equal((kept.Width, kept.Height, kept.ChannelCount), (map.Width, map.Height, 3));
        Assert.True(kept.GetFrameBytes(0).SequenceEqual(map.Pixels), "The picture differs: make docs/brain-map.png again, and look at it.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ClusterTools.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
