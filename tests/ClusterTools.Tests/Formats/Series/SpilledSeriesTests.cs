using ClusterTools.Files;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Selection;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Series;

public sealed class SpilledSeriesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string FilePath => _folder.File("spilled.npy");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RecordKind.Voxel)]
    [InlineData(RecordKind.Pixel)]
    [InlineData(RecordKind.Image)]
    public void ItIsTheSetThatFitsIntoMemory(RecordKind kind)
    {
        // More than one part for voxels and pixels: 300 x 301 records of 60 values, 60 x 300 x 301 records of 1.
        var stack = Stack(60, 300, 301);
        SeriesPreprocessing?[] steps = kind == RecordKind.Voxel ? [null, new() { ZScore = true, DetrendOrder = 1 }] : [null];
        foreach (var preprocessing in steps)
        {
            var expected = (preprocessing ?? new()).Apply(SeriesBuilder.FromStack(stack, kind));
            var actual = SpilledSeries.FromStack(stack, FilePath, kind, preprocessing, overwrite: true);
            Assert.IsType<FileSeriesStore>(actual.Store);
            AssertSame(expected, actual);
            Assert.True(Bytes(expected).SequenceEqual(Bytes(SeriesReader.Read(FilePath))));
        }
    }

    [Fact]
    public void SetsKeepWhatIsKnownOfThem()
    {
        var set = SeriesSelection.ByStdDev(SeriesBuilder.FromStack(Stack(10, 40, 30)), 1);
        var expected = SeriesTransforms.BlockMean(set, 2);
        AssertSame(expected, SpilledSeries.FromSeries(set, FilePath, (part, execution) => SeriesTransforms.BlockMean(part, 2, null, execution)));
    }

    [Fact]
    public void AFileThatIsThereStaysUnlessItMayBeReplaced()
    {
        File.WriteAllText(FilePath, "mine");
        var stack = Stack(3, 4, 5);
        Assert.Throws<FileExistsException>(() => SpilledSeries.FromStack(stack, FilePath));
        Assert.Equal("mine", File.ReadAllText(FilePath));
        Assert.Contains(".npy", Assert.Throws<ArgumentException>(() => SpilledSeries.FromStack(stack, _folder.File("a.csv"))).Message);
        Assert.Equal(20, SpilledSeries.FromStack(stack, FilePath, overwrite: true).Count);
    }

    [Fact]
    public void NothingIsLeftOfWhatWasStopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SpilledSeries.FromStack(Stack(3, 4, 5), FilePath, execution: new ExecutionOptions { CancellationToken = source.Token }));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    private static void AssertSame(SeriesSet expected, SeriesSet actual)
    {
        Assert.Equal(expected.ElementType, actual.ElementType);
        Assert.True(Bytes(expected).SequenceEqual(Bytes(actual)));
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(expected.Positions.SequenceEqual(actual.Positions));
        Assert.Equal(expected.IsComplete, actual.IsComplete);
        Assert.Equal(expected.Index, actual.Index);
        Assert.Equal(expected.Truth, actual.Truth);
        Assert.Equal(expected.ValueNames, actual.ValueNames);
        Assert.Equal(expected.History, actual.History);
        Assert.Equal(expected.Warnings, actual.Warnings);
    }

    private static byte[] Bytes(SeriesSet set) => set.Store.GetBytes(0, set.Count).ToArray();

    // A quarter of the voxels are constant.
    private static ImageStack Stack(int frames, int rows, int columns)
    {
        var random = new RandomSource(3);
        var data = new byte[frames][];
        for (int f = 0; f < frames; f++)
        {
            data[f] = new byte[rows * columns];
            for (int i = 0; i < data[f].Length; i++)
                data[f][i] = (byte)(i % 4 == 0 ? 7 : random.NextInt32(256));
        }

        return new ImageStack(data, new GridShape(1, rows, columns), 1, ChannelLayout.Gray, ElementType.UInt8);
    }
}
