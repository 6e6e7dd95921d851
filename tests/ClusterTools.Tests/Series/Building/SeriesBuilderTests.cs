using System.Runtime.InteropServices;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Building;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Series.Building;

public sealed class SeriesBuilderTests
{
    [Theory]
    [InlineData(ElementType.UInt8, ElementType.UInt8)]
    [InlineData(ElementType.Int8, ElementType.Int16)]
    [InlineData(ElementType.UInt16, ElementType.UInt16)]
    [InlineData(ElementType.Int16, ElementType.Int16)]
    [InlineData(ElementType.UInt32, ElementType.Float64)]
    [InlineData(ElementType.Int32, ElementType.Float64)]
    [InlineData(ElementType.UInt64, ElementType.Float64)]
    [InlineData(ElementType.Int64, ElementType.Float64)]
    [InlineData(ElementType.Float32, ElementType.Float32)]
    [InlineData(ElementType.Float64, ElementType.Float64)]
    public void EveryVoxelOverTimeInEveryType(ElementType pixelType, ElementType kept)
    {
        // Neither the frames nor the voxels fill whole blocks.
        var grid = new GridShape(3, 31, 17);
        var stack = Stack(pixelType, frames: 71, grid, channels: 1);
        var set = SeriesBuilder.FromStack(stack, execution: new ExecutionOptions { ThreadCount = 3 });
        Assert.Equal(kept, set.ElementType);
        Assert.Equal(grid, set.Shape);
        Assert.Equal((grid.Count, 71), (set.Count, set.Length));
        for (int record = 0; record < set.Count; record++)
            Assert.Equal(Enumerable.Range(0, 71).Select(t => Sample(pixelType, (t * (int)grid.Count) + record)).ToArray(), set.GetRecord(record));
    }

    [Theory]
    [InlineData(ElementType.UInt8, 2)]
    [InlineData(ElementType.UInt8, 3)]
    [InlineData(ElementType.UInt16, 3)]
    [InlineData(ElementType.Int8, 3)]
    [InlineData(ElementType.Int32, 2)]
    [InlineData(ElementType.Float32, 4)]
    public void ChannelsVaryFastestWithinAFrame(ElementType pixelType, int channels)
    {
        var grid = new GridShape(1, 13, 11);
        var set = SeriesBuilder.FromStack(Stack(pixelType, frames: 5, grid, channels));
        Assert.Equal(5 * channels, set.Length);
        for (int record = 0; record < set.Count; record++)
        {
            double[] values = set.GetRecord(record);
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(Sample(pixelType, (((i / channels * (int)grid.Count) + record) * channels) + (i % channels)), values[i]);
        }
    }

    [Theory]
    [InlineData(ElementType.UInt16)]
    [InlineData(ElementType.Int8)]
    [InlineData(ElementType.Int64)]
    public void PixelsAndImagesLieAsInTheStack(ElementType pixelType)
    {
        var grid = new GridShape(2, 3, 5);
        var stack = Stack(pixelType, frames: 4, grid, channels: 3);
        var pixels = SeriesBuilder.FromStack(stack, RecordKind.Pixel);
        Assert.Equal((120, 3), (pixels.Count, pixels.Length));
        Assert.Equal(new GridShape(8, 3, 5), pixels.Shape);
        Assert.Equal(["red", "green", "blue"], pixels.ValueNames!);
        var images = SeriesBuilder.FromStack(stack, RecordKind.Image);
        Assert.Equal((4, 90), (images.Count, images.Length));
        Assert.Null(images.Shape);
        for (int i = 0; i < 360; i++)
        {
            Assert.Equal(Sample(pixelType, i), pixels.GetRecord(i / 3)[i % 3]);
            Assert.Equal(Sample(pixelType, i), images.GetRecord(i / 90)[i % 90]);
        }
    }

    [Fact]
    public void TruthAndHistoryGoAlong()
    {
        int[] truth = [0, 1, 2, 3];
        var stack = new ImageStack([[1, 2, 3, 4]], new GridShape(1, 2, 2), 1, ChannelLayout.Gray, ElementType.UInt8)
        {
            Truth = truth,
            History = [new ProvenanceStep("import", "a file")],
            Warnings = [new DataWarning("Some", "thing")],
        };
        var voxels = SeriesBuilder.FromStack(stack);
        Assert.Equal(truth, voxels.Truth);
        Assert.Equal(["import: a file", "series: a record a voxel: 4 of 1 UInt8 values"], voxels.History.Select(h => h.ToString()));
        Assert.Equal(["Some"], voxels.Warnings.Select(w => w.Id));
        Assert.Equal(truth, SeriesBuilder.FromStack(stack, RecordKind.Pixel).Truth);
        Assert.Null(SeriesBuilder.FromStack(stack, RecordKind.Image).Truth);
    }

    [Fact]
    public void ConstantAndNonFiniteRecordsAreCounted()
    {
        float[][] frames = [[1, 2, float.NaN, 4], [1, 3, 1, 4], [1, 2, 1, 4]];
        var stack = new ImageStack(
            Array.ConvertAll(frames, f => MemoryMarshal.AsBytes(f.AsSpan()).ToArray()), new GridShape(1, 2, 2), 1, ChannelLayout.Gray, ElementType.Float32);
        var set = SeriesBuilder.FromStack(stack);
        Assert.Equal(["ConstantRecords", "NonFiniteRecords"], set.Warnings.Select(w => w.Id));
        Assert.StartsWith("2 of 4 records", set.Warnings[0].Message);
        Assert.StartsWith("1 of 4 records", set.Warnings[1].Message);
    }

    [Fact]
    public void SetsThatOneArrayCannotHoldAreRefusedBeforeAllocation()
    {
        // One frame, shared 3,000 times.
        byte[] frame = new byte[1024 * 1024];
        var stack = new ImageStack([.. Enumerable.Repeat(frame, 3000)], new GridShape(1, 1024, 1024), 1, ChannelLayout.Gray, ElementType.UInt8);
        var error = Bounded.Throws<InsufficientMemoryException>(1 << 20, () => SeriesBuilder.FromStack(stack));
        Assert.Contains("3145728000", error.Message);
    }

    [Fact]
    public void ACancelledTokenStopsIt()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var stack = Stack(ElementType.UInt8, 3, new GridShape(1, 4, 4), 1);
        var execution = new ExecutionOptions { CancellationToken = source.Token };
        foreach (var kind in new[] { RecordKind.Voxel, RecordKind.Pixel, RecordKind.Image })
            Assert.Throws<OperationCanceledException>(() => SeriesBuilder.FromStack(stack, kind, execution));
    }

    [Fact]
    public void ProgressReachesTheEnd()
    {
        var reports = new List<OperationProgress>();
        var execution = new ExecutionOptions { ThreadCount = 1, Progress = new Reports(reports) };
        SeriesBuilder.FromStack(Stack(ElementType.UInt16, 3, new GridShape(2, 40, 40), 1), execution: execution);
        Assert.True(reports.Count > 1);
        Assert.Equal(1, reports[^1].Fraction);
        Assert.Equal(reports.OrderBy(r => r.Done), reports);
    }

    /// <summary>A different number for each sample, over the whole range of the type.</summary>
    private static double Sample(ElementType type, int number) => type switch
    {
        ElementType.UInt8 => (byte)(number * 37),
        ElementType.Int8 => (sbyte)(number * 37),
        ElementType.UInt16 => (ushort)(number * 9973),
        ElementType.Int16 => (short)(number * 9973),
        ElementType.UInt32 => (uint)number * 2654435761u,
        ElementType.Int32 => number * -1640531535,
        ElementType.UInt64 => (ulong)number << 40,
        ElementType.Int64 => -((long)number << 40),
        ElementType.Float32 => number / 8f,
        _ => number / 7.0,
    };

    private static ImageStack Stack(ElementType type, int frames, GridShape grid, int channels)
    {
        int samples = (int)grid.Count * channels;
        var data = new byte[frames][];
        for (int f = 0; f < frames; f++)
        {
            double[] values = [.. Enumerable.Range(f * samples, samples).Select(n => Sample(type, n))];
            data[f] = type switch
            {
                ElementType.UInt8 => Array.ConvertAll(values, v => (byte)v),
                ElementType.Int8 => Bytes(values, v => (sbyte)v),
                ElementType.UInt16 => Bytes(values, v => (ushort)v),
                ElementType.Int16 => Bytes(values, v => (short)v),
                ElementType.UInt32 => Bytes(values, v => (uint)v),
                ElementType.Int32 => Bytes(values, v => (int)v),
                ElementType.UInt64 => Bytes(values, v => (ulong)v),
                ElementType.Int64 => Bytes(values, v => (long)v),
                ElementType.Float32 => Bytes(values, v => (float)v),
                _ => Bytes(values, v => v),
            };
        }

        return new ImageStack(data, grid, channels, channels == 3 ? ChannelLayout.Rgb : ChannelLayout.Separate, type);
    }

    private static byte[] Bytes<T>(double[] values, Converter<double, T> convert)
        where T : unmanaged => MemoryMarshal.AsBytes(Array.ConvertAll(values, convert).AsSpan()).ToArray();

    private sealed class Reports(List<OperationProgress> reports) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => reports.Add(value);
    }
}
