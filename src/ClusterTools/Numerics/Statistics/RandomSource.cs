using System.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Statistics;

/// <summary>The project's random number generator: xoshiro256** (Blackman and Vigna 2018), its state initialised by SplitMix64 from a seed and a stream number.</summary>
/// <remarks>Equal seed and stream give equal numbers on every machine and runtime. Each restart, and each worker that draws random numbers, uses a stream of its
/// own.</remarks>
public sealed class RandomSource
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <summary>Creates a generator for stream <paramref name="stream"/> of <paramref name="seed"/>.</summary>
    public RandomSource(long seed, long stream = 0)
    {
        ulong state = unchecked((ulong)seed);
        // The stream passes through one full mixing step, so that (seed, stream) pairs that differ in either share no prefix.
        state = SplitMix(ref state) ^ unchecked((ulong)stream * 0xD1342543DE82EF95UL);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = unchecked(BitOperations.RotateLeft(_s1 * 5, 7) * 9);
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A uniform random number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform random integer from 0 to <paramref name="bound"/> − 1 (by rejection).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt32(int bound)
    {
        if (bound < 1)
            throw new ArgumentOutOfRangeException(nameof(bound));
        ulong range = (ulong)bound;
        ulong limit = ulong.MaxValue - (ulong.MaxValue % range) - 1;
        ulong bits;
        do
        {
            bits = NextUInt64();
        }
        while (bits > limit);
        return (int)(bits % range);
    }

    /// <summary>A standard normal random number, by Marsaglia's polar method (1964) with the engine's own logarithm, so that every platform rounds identically.</summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        double u, v, s;
        do
        {
            u = (2 * NextDouble()) - 1;
            v = (2 * NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s >= 1 || s == 0);
        double factor = Math.Sqrt(-2 * PortableMath.Log(s) / s);
        _spareNormal = v * factor;
        _hasSpareNormal = true;
        return u * factor;
    }

    /// <summary><paramref name="count"/> distinct integers from 0 to <paramref name="population"/> − 1 in random order (Floyd's sample, then shuffled).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or above <paramref name="population"/>.</exception>
    public int[] Sample(int population, int count)
    {
        if (count < 0 || count > population)
            throw new ArgumentOutOfRangeException(nameof(count));
        var chosen = new HashSet<int>();
        var sample = new int[count];
        for (int i = 0; i < count; i++)
        {
            int top = population - count + i;
            int candidate = NextInt32(top + 1);
            if (!chosen.Add(candidate))
            {
                candidate = top;
                chosen.Add(candidate);
            }

            sample[i] = candidate;
        }

        Shuffle(sample);
        return sample;
    }

    /// <summary>Shuffles the elements in place (Fisher–Yates).</summary>
    public void Shuffle<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        for (int i = array.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (array[i], array[j]) = (array[j], array[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
