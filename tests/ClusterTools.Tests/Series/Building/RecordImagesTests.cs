using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Series.Building;

public sealed class RecordImagesTests
{
    private static readonly GridShape Grid = new(2, 3, 4);

    [Theory]
    [InlineData(ElementType.UInt8)]
    [InlineData(ElementType.UInt16)]
    [InlineData(ElementType.Int16)]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void AStackComesBackFromItsSeries(ElementType type)
    {
        var stack = Movie(type, frames: 5, channels: 1);
        foreach (int threads in (int[])[1, 2, 7])
        {
            var back = RecordImages.FromSeries(SeriesBuilder.FromStack(stack), execution: new ExecutionOptions { ThreadCount = threads });
            Assert.Equal(stack.ToArray(), back.ToArray());
            Assert.Equal(type, back.PixelType);
        }
    }

    [Theory]
    [InlineData(3, ChannelLayout.Rgb)]
    [InlineData(4, ChannelLayout.Rgba)]
    [InlineData(2, ChannelLayout.GrayAlpha)]
    [InlineData(1, ChannelLayout.Gray)]
    public void APictureComesBackFromItsPixels(int channels, ChannelLayout layout)
    {
        var picture = Movie(ElementType.UInt8, frames: 1, channels);
        var back = RecordImages.FromSeries(SeriesBuilder.FromStack(picture, RecordKind.Pixel));
        Assert.Equal(layout, back.ChannelLayout);
        Assert.Equal(picture.ToArray(), back.ToArray());
    }

    [Fact]
    public void VoxelsWithoutARecordHaveTheFillValue()
    {
        var set = SeriesSet.FromArray([1.5, 2.5], 2, 1, Grid, [5, 23]);
        double[] image = Values(RecordImages.FromSeries(set));
        Assert.Equal((1.5, 2.5, 22), (image[5], image[23], image.Count(double.IsNaN)));
        Assert.Equal(22, Values(RecordImages.FromSeries(set, fill: -7)).Count(v => v == -7));
        var bytes = SeriesSet.FromArray(new byte[] { 9, 8 }, 2, 1, Grid, [5, 23]);
        Assert.Equal(22, RecordImages.FromSeries(bytes).GetFrame<byte>(0).ToArray().Count(v => v == 0));
        Assert.Equal(22, RecordImages.FromSeries(bytes, fill: 200).GetFrame<byte>(0).ToArray().Count(v => v == 200));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void RefusesAFillValueThatTheTypeCannotHold(double fill)
    {
        var set = SeriesSet.FromArray(new byte[] { 9, 8 }, 2, 1, Grid, [5, 23]);
        Assert.Contains("UInt8", Assert.Throws<ArgumentException>(() => RecordImages.FromSeries(set, fill)).Message);
    }

    [Fact]
    public void ValuesLieAtThePositionsOfTheirRecords() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements(true, false).ArrayOf((int)Grid.Count).Where(a => a.Contains(true)).ToArbitrary(), kept =>
        {
            int[] positions = [.. Enumerable.Range(0, kept.Length).Where(i => kept[i])];
            var set = SeriesSet.FromArray(new double[positions.Length], positions.Length, 1, Grid, positions);
            double[] values = Array.ConvertAll(positions, p => (p * 0.7) - 5);
            var expected = new double[Grid.Count];
            Array.Fill(expected, double.NaN);
            for (int i = 0; i < values.Length; i++)
                expected[positions[i]] = values[i];
            Assert.Equal(expected, Values(RecordImages.FromValues(set, values)));
            byte[] mask = RecordImages.FromMask(set, Array.ConvertAll(values, v => v > 0.5)).GetFrame<byte>(0).ToArray();
            Assert.Equal(Array.ConvertAll(expected, v => v > 0.5 ? (byte)255 : (byte)0), mask);
            var pair = RecordImages.FromValues(set, Array.ConvertAll(values, v => new[] { v, -v }));
            Assert.Equal(expected, pair.GetFrame<double>(0).ToArray());
            Assert.Equal(Array.ConvertAll(expected, v => -v), pair.GetFrame<double>(1).ToArray());
        }));

    [Fact]
    public void RecordsThatAreImagesBecomeFrames()
    {
        var set = SeriesSet.FromArray(new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, 2, 6);
        var stack = RecordImages.FromRecords(set, 2, 3);
        Assert.Equal([2, 1, 2, 3], stack.Shape);
        Assert.Equal([7f, 8, 9, 10, 11, 12], stack.GetFrame<float>(1).ToArray());
        Assert.Contains("6 values", Assert.Throws<ArgumentException>(() => RecordImages.FromRecords(set, 2, 2)).Message);
    }

    [Fact]
    public void RefusesWhatHasNoPlaceOrAnotherCount()
    {
        var loose = SeriesSet.FromArray(new double[4], 2, 2);
        Assert.Contains("-Shape", Assert.Throws<ArgumentException>(() => RecordImages.FromSeries(loose)).Message);
        var set = SeriesSet.FromArray(new double[24], 24, 1, Grid);
        Assert.Contains("23 values for 24 records", Assert.Throws<ArgumentException>(() => RecordImages.FromValues(set, new double[23])).Message);
        Assert.Contains("25 values for 24 records", Assert.Throws<ArgumentException>(() => RecordImages.FromMask(set, new bool[25])).Message);
        double[][] ragged = [.. Enumerable.Range(0, 24).Select(i => new double[i == 7 ? 3 : 2])];
        Assert.Contains("Row 7", Assert.Throws<ArgumentException>(() => RecordImages.FromValues(set, ragged)).Message);
    }

    [Fact]
    public void SelectedVoxelsKeepTheirPlaces()
    {
        var stack = Movie(ElementType.UInt16, frames: 6, channels: 1);
        var all = SeriesBuilder.FromStack(stack);
        int[] chosen = [3, 11, 17];
        var image = RecordImages.FromSeries(SeriesSelection.Records(all, chosen));
        for (int frame = 0; frame < stack.FrameCount; frame++)
        {
            var (before, after) = (stack.GetFrame<ushort>(frame).ToArray(), image.GetFrame<ushort>(frame).ToArray());
            Assert.Equal(before.Select((v, i) => Array.IndexOf(chosen, i) >= 0 ? v : (ushort)0).ToArray(), after);
        }
    }

    private static double[] Values(ImageStack stack) => stack.GetFrame<double>(0).ToArray();

    private static ImageStack Movie(ElementType type, int frames, int channels)
    {
        var random = new Random(frames + channels);
        var data = new byte[frames][];
        for (int i = 0; i < frames; i++)
        {
            double[] values = [.. Enumerable.Range(0, (int)Grid.Count * channels).Select(_ => (double)random.Next(200))];
            data[i] = new byte[values.Length * type.Size()];
            ElementConvert.FromDouble(type, values, data[i]);
        }

        return new ImageStack(data, Grid, channels, ChannelLayouts.ForPicture(channels), type);
    }
}
