namespace System.Numerics
{
    /// <summary>The methods of the framework's BitOperations that the engine uses.</summary>
    internal static class BitOperations
    {
        public static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));

        public static int Log2(uint value)
        {
            int log = 0;
            while ((value >>= 1) != 0)
                log++;
            return log;
        }

        public static int LeadingZeroCount(uint value) => value == 0 ? 32 : 31 - Log2(value);

        public static int PopCount(ulong value)
        {
            // Counts per pair, per four bits and per byte, which the multiplication sums in the highest byte.
            value -= (value >> 1) & 0x5555555555555555;
            value = (value & 0x3333333333333333) + ((value >> 2) & 0x3333333333333333);
            return (int)(unchecked(((value + (value >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101) >> 56);
        }

        public static int TrailingZeroCount(ulong value) => value == 0 ? 64 : PopCount((value & unchecked(0 - value)) - 1);

        public static int TrailingZeroCount(uint value) => value == 0 ? 32 : TrailingZeroCount((ulong)value);

        public static int PopCount(uint value)
        {
            int count = 0;
            for (; value != 0; value &= value - 1)
                count++;
            return count;
        }
    }
}

namespace System
{
    /// <summary>Single-precision functions; each rounds the double result once.</summary>
    internal static class MathF
    {
        public static float Sqrt(float value) => (float)Math.Sqrt(value);

        public static float Abs(float value) => Math.Abs(value);

        public static float Max(float a, float b) => Math.Max(a, b);

        public static float Min(float a, float b) => Math.Min(a, b);

        public static float Round(float value) => (float)Math.Round(value);

        public static float Floor(float value) => (float)Math.Floor(value);
    }
}

namespace System.Diagnostics
{
    /// <summary>The framework's exception for code that should be unreachable.</summary>
    internal sealed class UnreachableException(string message) : Exception(message);
}
