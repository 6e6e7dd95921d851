using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Elementary functions of vectors. Each lane has the bits of <see cref="PortableMath"/>, at every width.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static class VectorMath<TVector, TOps>
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
{
    /// <summary>Below this, <see cref="Exp"/> is 0.</summary>
    public const double LeastExponent = -708;

    /// <summary>The exponential of numbers up to 709; 0 for numbers below <see cref="LeastExponent"/>, so that no result is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        var ops = default(TOps);
        var least = ops.Broadcast(LeastExponent);
        var within = ops.SelectLess(x, least, least, x);
        var shift = ops.Broadcast(PortableMath.RoundingShift);
        var k = ops.Subtract(ops.Add(ops.Multiply(within, ops.Broadcast(PortableMath.Log2E)), shift), shift);
        var high = ops.Subtract(within, ops.Multiply(k, ops.Broadcast(PortableMath.Ln2High)));
        var low = ops.Multiply(k, ops.Broadcast(PortableMath.Ln2Low));
        var r = ops.Subtract(high, low);
        var sum = ops.Broadcast(PortableMath.E13);
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E12));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E11));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E10));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E9));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E8));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E7));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E6));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E5));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E4));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E3));
        sum = ops.Add(ops.Multiply(sum, r), ops.Broadcast(PortableMath.E2));
        var rest = ops.Add(ops.Multiply(ops.Multiply(r, r), sum), ops.Subtract(ops.Subtract(high, r), low));
        var power = ops.Add(ops.Broadcast(1), ops.Add(r, rest));
        return ops.SelectLess(x, least, ops.Zero, ops.Multiply(power, ops.PowerOfTwo(k)));
    }

    /// <summary>The natural logarithm of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector x)
    {
        var ops = default(TOps);
        var one = ops.Broadcast(1);
        var exponent = ops.Exponent(x);
        var m = ops.Mantissa(x);
        var root = ops.Broadcast(PortableMath.Sqrt2);
        exponent = ops.SelectLess(root, m, ops.Add(exponent, one), exponent);
        m = ops.SelectLess(root, m, ops.Multiply(m, ops.Broadcast(0.5)), m);
        var s = ops.Divide(ops.Subtract(m, one), ops.Add(m, one));
        var z = ops.Multiply(s, s);
        var sum = ops.Broadcast(1.0 / 25);
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 23));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 21));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 19));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 17));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 15));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 13));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 11));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 9));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 7));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 5));
        sum = ops.Add(ops.Multiply(sum, z), ops.Broadcast(1.0 / 3));
        sum = ops.Add(ops.Multiply(sum, z), one);
        var small = ops.Add(ops.Multiply(exponent, ops.Broadcast(PortableMath.Ln2Low)), ops.Multiply(ops.Multiply(ops.Broadcast(2), s), sum));
        return ops.Add(ops.Multiply(exponent, ops.Broadcast(PortableMath.Ln2High)), small);
    }
}
