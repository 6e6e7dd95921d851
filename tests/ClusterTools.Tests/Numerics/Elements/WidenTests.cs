using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Numerics.Elements;

public sealed class WidenTests
{
    [Fact]
    public void EveryTypeAtEveryLength()
    {
        for (int length = 0; length < 150; length++)
        {
            int[] whole = [.. Enumerable.Range(0, length).Select(i => ((i * 7919) + 250) % 65536)];
            Check(Array.ConvertAll(whole, v => (byte)v), v => v);
            Check(Array.ConvertAll(whole, v => (ushort)v), v => v);
            Check(Array.ConvertAll(whole, v => (short)v), v => v);
            Check(Array.ConvertAll(whole, v => v / 7f), v => v);
            Check(Array.ConvertAll(whole, v => v / 7.0), v => v);
        }
    }

    [Fact]
    public void LongRunsOfBytes()
    {
        byte[] values = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];
        Check(values, v => v);
    }

    private static void Check<T>(T[] values, Func<T, double> expected)
        where T : unmanaged
    {
        // One extra element, to check that it is left unchanged.
        var singles = new float[values.Length + 1];
        var doubles = new double[values.Length + 1];
        singles[^1] = 42;
        doubles[^1] = 42;
        Widen.ToSingle(new ReadOnlySpan<T>(values), singles);
        Widen.ToDouble(new ReadOnlySpan<T>(values), doubles);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal((float)expected(values[i]), singles[i]);
            Assert.Equal(expected(values[i]), doubles[i]);
        }

        Assert.Equal(42, singles[^1]);
        Assert.Equal(42, doubles[^1]);
    }
}
