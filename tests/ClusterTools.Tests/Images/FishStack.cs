using System.Text.Json;
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

    public static JsonElement Reference(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", name)));
        return document.RootElement.Clone();
    }

    /// <summary>Checks sum, extremes, mean and the pinned voxels of the one frame of an image.</summary>
    public static void CheckImage(JsonElement expected, JsonElement voxels, ImageStack image, double tolerance)
    {
        double[] values = StackData.Frame(image, 0);
        Assert.Equal(Numbers(expected.GetProperty("shape")), new[] { image.PlaneCount, image.Height, image.Width });
        Close(expected.GetProperty("sum").GetDouble(), values.Sum(), tolerance);
        Close(expected.GetProperty("min").GetDouble(), values.Min(), tolerance);
        Close(expected.GetProperty("max").GetDouble(), values.Max(), tolerance);
        Close(expected.GetProperty("mean").GetDouble(), values.Average(), tolerance);
        CheckVoxels(expected.GetProperty("at_voxels"), voxels, image, tolerance);
    }

    public static void CheckVoxels(JsonElement expected, JsonElement voxels, ImageStack image, double tolerance)
    {
        double[] values = StackData.Frame(image, 0);
        for (int i = 0; i < voxels.GetArrayLength(); i++)
        {
            int voxel = (int)((((voxels[i][0].GetInt32() * image.Height) + voxels[i][1].GetInt32()) * image.Width) + voxels[i][2].GetInt32());
            Close(Number(expected[i]), values[voxel], tolerance);
        }
    }

    public static void Close(double expected, double actual, double tolerance)
    {
        if (double.IsNaN(expected))
            Assert.Equal(expected, actual);
        else
            Assert.InRange(actual, expected - (tolerance * Math.Max(1, Math.Abs(expected))), expected + (tolerance * Math.Max(1, Math.Abs(expected))));
    }

    /// <summary>The sum of each frame.</summary>
    public static double[] FrameSums(ImageStack stack)
    {
        var sums = new double[stack.FrameCount];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = StackData.Frame(stack, i).Sum();
        return sums;
    }

    public static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    public static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetInt32())];

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : value.GetDouble();
}
