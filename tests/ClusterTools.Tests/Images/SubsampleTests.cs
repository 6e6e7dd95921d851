using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Images;

public sealed class SubsampleTests
{
    [Fact]
    public void EveryNthPixelIsTakenFromTheFirst()
    {
        var stack = StackData.Make(2, new GridShape(3, 5, 4), (f, z, y, x) => (byte)((100 * f) + (20 * z) + (4 * y) + x));
        var small = Subsample.Apply(stack, 2, 3, 2);
        Assert.Equal([2, 2, 3, 2], small.Shape);
        Assert.Equal([0, 3, 8, 11, 16, 19, 40, 43, 48, 51, 56, 59], StackData.Frame(small, 0));
        Assert.Equal(100, StackData.Frame(small, 1)[0]);
        Assert.Equal("subsample: every 2,2,3 (plane, row, column)", Assert.Single(small.History).ToString());
    }

    [Fact]
    public void EveryTypeAndColoursAreTakenWhole()
    {
        Check<byte>(i => (byte)i);
        Check<short>(i => (short)(i - 30));
        Check<float>(i => i / 4f);
        Check<double>(i => i / 4.0);

        static void Check<T>(Func<int, T> value)
            where T : unmanaged
        {
            foreach (int channels in new[] { 1, 3 })
            {
                var truth = Enumerable.Range(0, 35).ToArray();
                var stack = StackData.Make(1, new GridShape(1, 5, 7), channels, (_, _, y, x, c) => value((channels * ((7 * y) + x)) + c), truth);
                var small = Subsample.Apply(stack, 4, 3);
                int[] positions = [0, 3, 6, 28, 31, 34];
                var expected = positions.SelectMany(p => Enumerable.Range(0, channels).Select(c => (object)value((channels * p) + c)));
                Assert.Equal(expected, small.ToArray().Cast<object>());
                Assert.Equal(positions, small.Truth!);
                Assert.Equal(ElementTypes.Of(typeof(T)), small.PixelType);
            }
        }
    }

    [Fact]
    public void AStepBelowOneIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Subsample.Apply(StackData.Make<byte>(1, new GridShape(1, 2, 2), (_, _, _, _) => 0), 0, 1));
}
