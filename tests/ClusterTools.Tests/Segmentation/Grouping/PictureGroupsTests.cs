using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Segmentation.Grouping;
using ClusterTools.Tests.Images;

namespace ClusterTools.Tests.Segmentation.Grouping;

public sealed class PictureGroupsTests
{
    [Fact]
    public void ThumbnailsAreMeansOfFields()
    {
        var picture = StackData.Make(1, new GridShape(1, 32, 48), 3, (_, _, y, x, c) => (byte)((x / 3) + (10 * (y / 2)) + (c * 20)));
        byte[] thumbnail = PictureSignature.Of(picture).Thumbnail;
        for (int field = 0; field < 256; field++)
        {
            for (int c = 0; c < 3; c++)
                Assert.Equal((field % 16) + (10 * (field / 16)) + (c * 20), thumbnail[(3 * field) + c]);
        }
    }

    [Fact]
    public void PicturesSmallerThanAThumbnailHaveOne()
    {
        var signature = PictureSignature.Of(StackData.Make(1, new GridShape(1, 2, 5), (_, _, y, x) => (byte)((y * 100) + x)));
        Assert.Equal(0, signature.Thumbnail[0]);
        Assert.Equal(104, signature.Thumbnail[^1]);
    }

    [Fact]
    public void WhatCannotBeSeenIsWhite()
    {
        var samples = new byte[4 * 400];
        var clear = new ImageStack([samples], new GridShape(1, 20, 20), 4, ChannelLayout.Rgba, ElementType.UInt8);
        Assert.All(PictureSignature.Of(clear).Thumbnail, level => Assert.Equal(255, level));
    }

    [Fact]
    public void HistogramsForgetWhereColoursAre()
    {
        var one = PictureSignature.Of(StackData.Make(1, new GridShape(1, 20, 20), 3, (_, _, y, x, c) => (byte)(x < 5 ? 250 : c * 70)));
        var other = PictureSignature.Of(StackData.Make(1, new GridShape(1, 40, 40), 3, (_, _, y, x, c) => (byte)(y >= 30 ? 250 : c * 70)));
        Assert.Equal(one.Histogram, other.Histogram);
        Assert.Equal(1, one.Histogram.Sum(h => (double)h * h), 1e-6);
        Assert.NotEqual(one.Thumbnail, other.Thumbnail);
    }

    [Fact]
    public void NearDuplicatesPointAtTheLargest()
    {
        // Pairs of one size (0 and 3), a larger version of them (1), another picture (2), and the same in other proportions (4).
        PictureSignature[] pictures = [Ramp(48, 32, 0), Ramp(96, 64, 0), Ramp(48, 32, 90), Ramp(48, 32, 2), Ramp(32, 48, 0)];
        var groups = PictureGroups.Find(pictures, new PictureGroupOptions { ClusterCount = 2 });
        Assert.Equal([1, -1, -1, 1, -1], groups.DuplicateOf);
        Assert.Equal(groups.Labels[0], groups.Labels[1]);
        Assert.NotEqual(groups.Labels[0], groups.Labels[2]);
        Assert.Equal(0, groups.Distances[2], 1e-9);

        Assert.Equal([1, -1, -1, -1, -1], PictureGroups.Find(pictures, new PictureGroupOptions { ClusterCount = 2, DuplicateTolerance = 1 }).DuplicateOf);
        Assert.Equal([-1, -1, 0], PictureGroups.Find([pictures[0], pictures[2], pictures[0]], new PictureGroupOptions { DuplicateTolerance = 0 }).DuplicateOf);
    }

    [Fact]
    public void MoreClustersThanPicturesAreRefused() =>
        Assert.Throws<ArgumentException>(() => PictureGroups.Find([Ramp(10, 10, 0)], new PictureGroupOptions { ClusterCount = 2 }));

    private static PictureSignature Ramp(int width, int height, int shift) =>
        PictureSignature.Of(StackData.Make(1, new GridShape(1, height, width), (_, _, y, x) => (byte)((100 * (x + 0.5) / width) + (30 * (y + 0.5) / height) + shift + 0.5)));
}
