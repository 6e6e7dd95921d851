using System.Security.Cryptography;
using ClusterTools.Images;
using ClusterTools.Numerics;

namespace ClusterTools.Tests.Images;

public sealed class FishReferenceTests
{
    [Fact]
    public void TheFilesBecomeTheReferenceStack()
    {
        var expected = FishStack.Reference("fish_import.json");
        var stack = FishStack.Stack;
        Assert.Equal(FishStack.Numbers(expected.GetProperty("shape")), stack.Shape);
        Assert.Equal(ElementType.UInt8, stack.PixelType);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int frame = 0; frame < stack.FrameCount; frame++)
            hash.AppendData(stack.GetFrameBytes(frame));
        Assert.Equal(expected.GetProperty("sha256_images_bytes_tzyx").GetString(), Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant());
        Assert.Equal(FishStack.Doubles(expected.GetProperty("per_frame_sum")), FishStack.FrameSums(stack));
        var middle = stack.GetPlane(0, 0);
        double[] row = FishStack.Doubles(expected.GetProperty("first_image_middle_row38_z0"));
        for (int x = 0; x < row.Length; x++)
            Assert.Equal(row[x], middle[38, x]);
    }

    [Fact]
    public void StatisticsAcrossFrames()
    {
        var expected = FishStack.Reference("fish_images_ops.json");
        var voxels = expected.GetProperty("voxels");
        var statistics = ImageStackStatistics.Compute(FishStack.Stack);
        FishStack.CheckImage(expected.GetProperty("std"), voxels, statistics.StdDev, 1e-12);
        FishStack.CheckImage(expected.GetProperty("var"), voxels, statistics.Variance, 1e-12);
        FishStack.CheckImage(expected.GetProperty("mean"), voxels, statistics.Mean, 1e-12);
        FishStack.CheckImage(expected.GetProperty("min"), voxels, statistics.Minimum, 0);
        FishStack.CheckImage(expected.GetProperty("max"), voxels, statistics.Maximum, 0);
        FishStack.CheckImage(expected.GetProperty("sum"), voxels, statistics.Sum, 0);
        double[] row = FishStack.Doubles(expected.GetProperty("std_plane0_row38"));
        double[] actual = StackData.Frame(statistics.StdDev, 0);
        for (int x = 0; x < row.Length; x++)
            FishStack.Close(row[x], actual[(38 * 87) + x], 1e-12);
        Assert.Equal(5609, actual.Count(v => v == 0));
    }

    [Fact]
    public void ResultsOfSubsampling()
    {
        var reference = FishStack.Reference("fish_images_ops.json");
        var expected = reference.GetProperty("subsample");
        var small = Subsample.Apply(FishStack.Stack, 5, 5);
        Assert.Equal(FishStack.Numbers(expected.GetProperty("shape")), small.Shape);
        Assert.Equal(FishStack.Doubles(expected.GetProperty("sums")), FishStack.FrameSums(small));
        var plane = small.GetPlane(0, 0);
        var rows = expected.GetProperty("first_plane0");
        for (int y = 0; y < small.Height; y++)
            Assert.Equal(FishStack.Doubles(rows[y]), Enumerable.Range(0, small.Width).Select(x => plane[y, x]));

        expected = reference.GetProperty("subsample_scalar_2");
        small = Subsample.Apply(FishStack.Stack, 2, 2, 2);
        Assert.Equal(FishStack.Numbers(expected.GetProperty("shape")), small.Shape);
        Assert.Equal(FishStack.Doubles(expected.GetProperty("sums")), FishStack.FrameSums(small));
    }

    [Theory]
    [InlineData(ProjectionAxis.Plane, "axis0")]
    [InlineData(ProjectionAxis.Row, "axis1")]
    [InlineData(ProjectionAxis.Column, "axis2")]
    public void Projections(ProjectionAxis axis, string name)
    {
        var reference = FishStack.Reference("fish_images_ops.json");
        var expected = reference.GetProperty($"max_projection_{name}");
        var maximum = StackProjection.Apply(FishStack.Stack, ProjectionKind.Maximum, axis);
        Assert.Equal(FishStack.Numbers(expected.GetProperty("shape")), new[] { maximum.FrameCount, maximum.Height, maximum.Width });
        Assert.Equal(FishStack.Doubles(expected.GetProperty("sums")), FishStack.FrameSums(maximum));
        expected = reference.GetProperty($"max_min_projection_{name}");
        var both = StackProjection.Apply(FishStack.Stack, ProjectionKind.MaximumPlusMinimum, axis);
        Assert.Equal(FishStack.Doubles(expected.GetProperty("sums_true")), FishStack.FrameSums(both));
    }
}
