using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Numerics.Elements;

public sealed class ElementConvertTests
{
    private static readonly double[] Values = [-1e30, -200.7, -1.5, -0.9, 0, 1.9, 127.2, 300, 70000.5, 5e9, 1e30, double.NaN, double.PositiveInfinity];

    [Fact]
    public void IntegersAreCutTowardsZeroAndHeldInRange()
    {
        Check<byte>(ElementType.UInt8, [0, 0, 0, 0, 0, 1, 127, 255, 255, 255, 255, 0, 255]);
        Check<sbyte>(ElementType.Int8, [-128, -128, -1, 0, 0, 1, 127, 127, 127, 127, 127, 0, 127]);
        Check<ushort>(ElementType.UInt16, [0, 0, 0, 0, 0, 1, 127, 300, 65535, 65535, 65535, 0, 65535]);
        Check<short>(ElementType.Int16, [-32768, -200, -1, 0, 0, 1, 127, 300, 32767, 32767, 32767, 0, 32767]);
        Check<uint>(ElementType.UInt32, [0, 0, 0, 0, 0, 1, 127, 300, 70000, uint.MaxValue, uint.MaxValue, 0, uint.MaxValue]);
        Check<int>(ElementType.Int32, [int.MinValue, -200, -1, 0, 0, 1, 127, 300, 70000, int.MaxValue, int.MaxValue, 0, int.MaxValue]);
        Check<ulong>(ElementType.UInt64, [0, 0, 0, 0, 0, 1, 127, 300, 70000, 5000000000, ulong.MaxValue, 0, ulong.MaxValue]);
        Check<long>(ElementType.Int64, [long.MinValue, -200, -1, 0, 0, 1, 127, 300, 70000, 5000000000, long.MaxValue, 0, long.MaxValue]);
    }

    [Fact]
    public void FloatsAreRoundedOnce()
    {
        Check(ElementType.Float32, Values.Select(v => (float)v).ToArray());
        Check(ElementType.Float64, Values);
    }

    [Fact]
    public void TheLargestIntegersWithADoubleOfTheirOwnStay()
    {
        var bytes = new byte[8];
        ElementConvert.FromDouble(ElementType.UInt64, [18446744073709549568.0], bytes);
        Assert.Equal(18446744073709549568UL, BitConverter.ToUInt64(bytes, 0));
        ElementConvert.FromDouble(ElementType.Int64, [9223372036854774784.0], bytes);
        Assert.Equal(9223372036854774784L, BitConverter.ToInt64(bytes, 0));
    }

    private static void Check<T>(ElementType type, T[] expected)
        where T : unmanaged
    {
        var bytes = new byte[Values.Length * type.Size()];
        ElementConvert.FromDouble(type, Values, bytes);
        Assert.Equal(expected, MemoryMarshal.Cast<byte, T>(bytes.AsSpan()).ToArray());
    }
}
