using System.Reflection;
using System.Security.Cryptography;

namespace ClusterTools.Tests;

/// <summary>Members that the tests use, .NET Framework lacks and the Polyfill package does not bring, under the same names.</summary>
internal static class FrameworkMembers
{
    // Public from .NET Framework 4.8 on.
    private static readonly MethodInfo? AllocatedBytes = typeof(GC).GetMethod("GetAllocatedBytesForCurrentThread", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

    extension(Array)
    {
        public static void Clear(Array array) => Array.Clear(array, 0, array.Length);

        public static void Fill<T>(T[] array, T value) => array.AsSpan().Fill(value);

        public static void Fill<T>(T[] array, T value, int start, int count) => array.AsSpan(start, count).Fill(value);
    }

    extension(double)
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }

    extension(Math)
    {
        /// <summary>The value times a power of two that is a normal number.</summary>
        public static double ScaleB(double value, int exponent) => value * BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
    }

    extension(IncrementalHash hash)
    {
        public void AppendData(ReadOnlySpan<byte> data) => hash.AppendData(data.ToArray());
    }

    extension(GC)
    {
        public static long GetAllocatedBytesForCurrentThread()
        {
            Assert.SkipWhen(AllocatedBytes is null, "This .NET Framework does not count the bytes that a thread allocates: 4.8 does.");
            return (long)AllocatedBytes!.Invoke(null, null)!;
        }
    }
}
