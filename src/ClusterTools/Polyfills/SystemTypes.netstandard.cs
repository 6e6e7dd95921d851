namespace System.Numerics
{
    /// <summary>The operations of the framework's class of this name that the engine uses.</summary>
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

        public static int TrailingZeroCount(uint value)
        {
            if (value == 0)
                return 32;
            int count = 0;
            while ((value & 1) == 0)
            {
                value >>= 1;
                count++;
            }

            return count;
        }

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
