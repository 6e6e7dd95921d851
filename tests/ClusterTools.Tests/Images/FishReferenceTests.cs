using System.Security.Cryptography;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Images;

public sealed class FishReferenceTests
{
    [Fact]
    public void TheFilesBecomeTheReferenceStack()
    {
        var expected = ReferenceFile.Open("fish_import.json");
        var stack = FishStack.Stack;
        Assert.Equal(expected["shape"].Ints, stack.Shape);
        Assert.Equal(ElementType.UInt8, stack.PixelType);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int frame = 0; frame < stack.FrameCount; frame++)
            hash.AppendData(stack.GetFrameBytes(frame));
        Assert.Equal(expected["sha256_images_bytes_tzyx"].Text, Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant());
        Assert.Equal(expected["per_frame_sum"].Numbers, FishStack.FrameSums(stack));
        var middle = stack.GetPlane(0, 0);
        double[] row = expected["first_image_middle_row38_z0"].Numbers;
        for (int x = 0; x < row.Length; x++)
            Assert.Equal(row[x], middle[38, x]);
    }

    [Fact]
    public void StatisticsAcrossFrames()
    {
        var expected = ReferenceFile.Open("fish_images_ops.json");
        var voxels = expected["voxels"];
        var statistics = ImageStackStatistics.Compute(FishStack.Stack);
        FishStack.CheckImage(expected["std"], voxels, statistics.StdDev, 1e-12);
        FishStack.CheckImage(expected["var"], voxels, statistics.Variance, 1e-12);
        FishStack.CheckImage(expected["mean"], voxels, statistics.Mean, 1e-12);
        FishStack.CheckImage(expected["min"], voxels, statistics.Minimum, 0);
        FishStack.CheckImage(expected["max"], voxels, statistics.Maximum, 0);
        FishStack.CheckImage(expected["sum"], voxels, statistics.Sum, 0);
        double[] row = expected["std_plane0_row38"].Numbers;
        double[] actual = StackData.Frame(statistics.StdDev, 0);
        for (int x = 0; x < row.Length; x++)
            Close.Equal(row[x], actual[(38 * 87) + x], 1e-12);
        Assert.Equal(5609, actual.Count(v => v == 0));
    }

    [Fact]
    public void ResultsOfSubsampling()
    {
        var reference = ReferenceFile.Open("fish_images_ops.json");
        var expected = reference["subsample"];
        var small = Subsample.Apply(FishStack.Stack, 5, 5);
        Assert.Equal(expected["shape"].Ints, small.Shape);
        Assert.Equal(expected["sums"].Numbers, FishStack.FrameSums(small));
        var plane = small.GetPlane(0, 0);
        var rows = expected["first_plane0"];
        for (int y = 0; y < small.Height; y++)
            Assert.Equal(rows[y].Numbers, Enumerable.Range(0, small.Width).Select(x => plane[y, x]));

        expected = reference["subsample_scalar_2"];
        small = Subsample.Apply(FishStack.Stack, 2, 2, 2);
        Assert.Equal(expected["shape"].Ints, small.Shape);
        Assert.Equal(expected["sums"].Numbers, FishStack.FrameSums(small));
    }

    [Theory]
    [InlineData(ProjectionAxis.Plane, "axis0")]
    [InlineData(ProjectionAxis.Row, "axis1")]
    [InlineData(ProjectionAxis.Column, "axis2")]
    public void Projections(ProjectionAxis axis, string name)
    {
        var reference = ReferenceFile.Open("fish_images_ops.json");
        var expected = reference[$"max_projection_{name}"];
        var maximum = StackProjection.Apply(FishStack.Stack, ProjectionKind.Maximum, axis);
        Assert.Equal(expected["shape"].Ints, new[] { maximum.FrameCount, maximum.Height, maximum.Width });
        Assert.Equal(expected["sums"].Numbers, FishStack.FrameSums(maximum));
        expected = reference[$"max_min_projection_{name}"];
        var both = StackProjection.Apply(FishStack.Stack, ProjectionKind.MaximumPlusMinimum, axis);
        Assert.Equal(expected["sums_true"].Numbers, FishStack.FrameSums(both));
        // Thunder's sums wrap round in 8 bits; these do not.
        int[] wrapped = expected["sums_thunder_uint8_wraparound"].Ints;
        Assert.Equal(wrapped, Enumerable.Range(0, both.FrameCount).Select(f => (int)StackData.Frame(both, f).Sum(v => v % 256)));
    }
}
