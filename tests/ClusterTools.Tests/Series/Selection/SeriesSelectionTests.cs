using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Synthetic;

namespace ClusterTools.Tests.Series.Selection;

public sealed class SeriesSelectionTests
{
    /// <summary>Four records on a grid of six, in 16 bits.</summary>
    private static SeriesSet Four => new(SeriesSet.FromArray(new ushort[] { 1, 1, 1, 5, 2, 4, 9, 0 }, 4, 2).Store, new GridShape(1, 2, 3), [0, 2, 3, 5])
    {
        Truth = [10, 11, 12, 13],
        Index = [0.5, 1.5],
        ValueNames = ["left", "right"],
    };

    [Fact]
    public void TheDeviationIsComparedStrictly()
    {
        // Deviations 0, 2, 1, 4.5.
        Assert.Equal([3], SeriesSelection.ByStdDev(Four, 2).Positions.Select(p => p - 2));
        var varying = SeriesSelection.ByStdDev(Four, 0);
        Assert.Equal([2, 3, 5], varying.Positions);
        Assert.Equal([11, 12, 13], varying.Truth!);
        Assert.Equal(ElementType.UInt16, varying.ElementType);
        Assert.Equal([9.0, 0], varying.GetRecord(2));
        Assert.Equal([0.5, 1.5], varying.Index);
        Assert.Equal(new GridShape(1, 2, 3), varying.Shape);
        Assert.False(varying.IsComplete);
        Assert.Equal("select: standard deviation > 0: 3 of 4 records", varying.History[^1].ToString());
    }

    [Fact]
    public void SelectionsFollowOneAnother()
    {
        var twice = SeriesSelection.Records(SeriesSelection.ByMask(Four, [false, true, true, true]), [2, 0]);
        Assert.Equal([5, 2], twice.Positions);
        Assert.Equal([13, 11], twice.Truth!);
        Assert.Equal(2, twice.History.Count);
    }

    [Fact]
    public void RecordsWithoutAGridKeepTheirNumbers() =>
        Assert.Equal([2, 0], SeriesSelection.Records(SeriesSet.FromRows([[1.0], [2], [3]]), [2, 0]).Positions);

    [Fact]
    public void WhereAsksForEveryRecord() =>
        Assert.Equal([2, 5], SeriesSelection.Where(Four, r => r[0] > r[1] || r[1] == 5).Positions);

    [Fact]
    public void SampleDrawsWithoutReplacementAndKeepsTheOrder()
    {
        var set = BlobSeries.Create(new BlobSeriesOptions { Count = 1000 });
        var sample = SeriesSelection.Sample(set, 300, seed: 4);
        Assert.Equal(300, sample.Positions.Distinct().Count());
        Assert.Equal(sample.Positions.Order(), sample.Positions);
        Assert.Equal(set.GetRecord(sample.Positions[7]), sample.GetRecord(7));
        Assert.Equal(sample.Positions, SeriesSelection.Sample(set, 300, seed: 4).Positions);
        Assert.NotEqual(sample.Positions, SeriesSelection.Sample(set, 300, seed: 5).Positions);
        Assert.Equal(1000, SeriesSelection.Sample(set, 1000).Count);
    }

    [Fact]
    public void ValuesByIndexKeepTypeIndexAndNames()
    {
        var right = SeriesSelection.ByIndexRange(Four, 1.5, 9);
        Assert.Equal([1.5], right.Index);
        Assert.Equal(["right"], right.ValueNames!);
        Assert.Equal([0, 2, 3, 5], right.Positions);
        Assert.Equal([4.0], right.GetRecord(2));
        Assert.Equal(ElementType.UInt16, right.ElementType);
        Assert.Equal([0.5], SeriesSelection.ByIndexRange(Four, 0, 1.5).Index);
        Assert.Equal([0.5, 1.5], SeriesSelection.ByIndex(Four, [1.5, 0.5, 1.5]).Index);
    }

    [Fact]
    public void AnIndexThatNoValueHasIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => SeriesSelection.ByIndex(Four, [0.5, 77, 1]));
        Assert.StartsWith("No value has the index 77, 1: the index goes from 0.5 to 1.5.", error.Message);
        Assert.StartsWith("No value has the index 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …:",
            Assert.Throws<ArgumentException>(() => SeriesSelection.ByIndex(Four, [.. Enumerable.Range(2, 50).Select(i => (double)i)])).Message);
        Assert.Throws<ArgumentException>(() => SeriesSelection.ByIndex(Four, Array.Empty<double>()));
    }

    [Fact]
    public void WhatLeavesNothingIsRefused()
    {
        Assert.Throws<ArgumentException>(() => SeriesSelection.ByStdDev(Four, 100));
        Assert.Throws<ArgumentException>(() => SeriesSelection.ByMask(Four, new bool[4]));
        Assert.Throws<ArgumentException>(() => SeriesSelection.ByMask(Four, [true]));
        Assert.Throws<ArgumentException>(() => SeriesSelection.Records(Four, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesSelection.Records(Four, [4]));
        Assert.Throws<ArgumentException>(() => SeriesSelection.ByIndexRange(Four, 0.6, 1.5));
        Assert.Throws<ArgumentException>(() => SeriesSelection.ByIndex(Four, [7.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesSelection.Sample(Four, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesSelection.Sample(Four, 0));
    }
}
