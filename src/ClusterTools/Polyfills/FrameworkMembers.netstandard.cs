using System.Buffers;
using System.Runtime.CompilerServices;

namespace ClusterTools.Polyfills;

/// <summary>Members of the framework that net10.0 has and netstandard2.0 lacks, under the same names, so that callers never branch.</summary>
internal static class FrameworkMembers
{
    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(object? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        {
            if (argument is null)
                throw new ArgumentNullException(name);
        }
    }

    extension(Math)
    {
        public static int Clamp(int value, int low, int high) => value < low ? low : value > high ? high : value;

        public static long Clamp(long value, long low, long high) => value < low ? low : value > high ? high : value;

        public static double Clamp(double value, double low, double high) => value < low ? low : value > high ? high : value;

        public static float Clamp(float value, float low, float high) => value < low ? low : value > high ? high : value;

        public static double Cbrt(double value) => value < 0 ? -Math.Pow(-value, 1.0 / 3) : Math.Pow(value, 1.0 / 3);
    }

    extension(double)
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }

    extension(float)
    {
        public static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);
    }

    extension(Array)
    {
        public static void Fill<T>(T[] array, T value) => array.AsSpan().Fill(value);
    }

    extension(BitConverter)
    {
        public static unsafe int SingleToInt32Bits(float value) => *(int*)&value;

        public static unsafe float Int32BitsToSingle(int value) => *(float*)&value;
    }

    extension(Stream stream)
    {
        public int Read(Span<byte> destination)
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(Math.Min(destination.Length, 1 << 16));
            try
            {
                int read = stream.Read(rented, 0, Math.Min(rented.Length, destination.Length));
                rented.AsSpan(0, read).CopyTo(destination);
                return read;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }

        public void ReadExactly(Span<byte> destination)
        {
            if (stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
                throw new EndOfStreamException();
        }

        public int ReadAtLeast(Span<byte> destination, int minimumBytes, bool throwOnEndOfStream = true)
        {
            int total = 0;
            while (total < minimumBytes)
            {
                int read = stream.Read(destination.Slice(total));
                if (read == 0)
                {
                    if (throwOnEndOfStream)
                        throw new EndOfStreamException();
                    break;
                }

                total += read;
            }

            return total;
        }

        public void Write(ReadOnlySpan<byte> source)
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(Math.Min(Math.Max(source.Length, 1), 1 << 16));
            try
            {
                while (!source.IsEmpty)
                {
                    int count = Math.Min(source.Length, rented.Length);
                    source.Slice(0, count).CopyTo(rented);
                    stream.Write(rented, 0, count);
                    source = source.Slice(count);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    extension<TKey, TValue>(Dictionary<TKey, TValue> dictionary)
        where TKey : notnull
    {
        public bool TryAdd(TKey key, TValue value)
        {
            if (dictionary.ContainsKey(key))
                return false;
            dictionary.Add(key, value);
            return true;
        }
    }

    extension(string text)
    {
        public bool Contains(char value) => text.IndexOf(value) >= 0;

        public bool StartsWith(char value) => text.Length > 0 && text[0] == value;

        public bool EndsWith(char value) => text.Length > 0 && text[text.Length - 1] == value;
    }
}
