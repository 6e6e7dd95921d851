using ClusterTools.Formats.Stacks;
using ClusterTools.Images;

namespace ClusterTools.Tests.Images;

/// <summary>The zebrafish stack of the shared data, and the reference values that go with it.</summary>
internal static class FishStack
{
    private static readonly Lazy<ImageStack> Shared = new(() => ImageStackReader.Read(Files()).Stack!);

    /// <summary>The stack; the calling test skips where the shared data are missing.</summary>
    public static ImageStack Stack
    {
        get
        {
            SharedData.Path("data", "fish");
            return Shared.Value;
        }
    }

    /// <summary>The files in natural order.</summary>
    public static string[] Files()
    {
        string[] files = Directory.GetFiles(SharedData.Path("data", "fish"), "*.tif");
        Array.Sort(files, ClusterTools.Files.NaturalPathComparer.Instance);
        return files;
    }

    /// <summary>Checks sum, extremes, mean and the pinned voxels of the one frame of an image.</summary>
    public static void CheckImage(ReferenceFile expected, ReferenceFile voxels, ImageStack image, double tolerance)
    {
        double[] values = StackData.Frame(image, 0);
        Assert.Equal(expected["shape"].Ints, new[] { image.PlaneCount, image.Height, image.Width });
        Close.Equal(expected["sum"].Number, values.Sum(), tolerance);
        Close.Equal(expected["min"].Number, values.Min(), tolerance);
        Close.Equal(expected["max"].Number, values.Max(), tolerance);
        Close.Equal(expected["mean"].Number, values.Average(), tolerance);
        CheckVoxels(expected["at_voxels"], voxels, image, tolerance);
    }

    public static void CheckVoxels(ReferenceFile expected, ReferenceFile voxels, ImageStack image, double tolerance)
    {
        double[] values = StackData.Frame(image, 0);
        for (int i = 0; i < voxels.Count; i++)
        {
            int voxel = (int)((((voxels[i][0].Int * image.Height) + voxels[i][1].Int) * image.Width) + voxels[i][2].Int);
            Close.Equal(expected[i].Number, values[voxel], tolerance);
        }
    }

    /// <summary>The sum of each frame.</summary>
    public static double[] FrameSums(ImageStack stack)
    {
        var sums = new double[stack.FrameCount];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = StackData.Frame(stack, i).Sum();
        return sums;
    }
}
