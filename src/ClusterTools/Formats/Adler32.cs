namespace ClusterTools.Formats;

/// <summary>The checksum of zlib streams (RFC 1950, section 8.2).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // The most bytes whose sums cannot overflow 32 bits before they are reduced.
    private const int BlockLength = 5552;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) => Append(1, data);

    /// <summary>The checksum of earlier bytes, continued over more.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> data)
    {
        uint a = checksum & 0xFFFF;
        uint b = checksum >> 16;
        while (!data.IsEmpty)
        {
            var block = data.Slice(0, Math.Min(data.Length, BlockLength));
            foreach (byte value in block)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
            data = data.Slice(block.Length);
        }

        return (b << 16) | a;
    }
}
