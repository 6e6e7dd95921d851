using System.Runtime.InteropServices;

namespace ClusterTools.Formats.Elements;

/// <summary>Interleaves channels that a file stores separately, and separates them again.</summary>
internal static class SampleGroups
{
    /// <summary>Copies groups of bytes that lie side by side to places a step apart.</summary>
    /// <param name="source">The groups.</param>
    /// <param name="groupBytes">The bytes of a group: the samples of a pixel that come together.</param>
    /// <param name="destination">The place of the first group and all after it.</param>
    /// <param name="stepBytes">From one place to the next.</param>
    public static void Scatter(ReadOnlySpan<byte> source, int groupBytes, Span<byte> destination, int stepBytes)
    {
        switch (groupBytes)
        {
            case 1:
                for (int i = 0, to = 0; i < source.Length; i++, to += stepBytes)
                    destination[to] = source[i];
                break;
            case 2 when stepBytes % 2 == 0:
                var words = MemoryMarshal.Cast<byte, ushort>(source);
                var wordPlaces = MemoryMarshal.Cast<byte, ushort>(destination);
                for (int i = 0, to = 0; i < words.Length; i++, to += stepBytes / 2)
                    wordPlaces[to] = words[i];
                break;
            default:
                for (int from = 0, to = 0; from < source.Length; from += groupBytes, to += stepBytes)
                    source.Slice(from, groupBytes).CopyTo(destination.Slice(to));
                break;
        }
    }

    /// <summary>Copies groups of bytes from places a step apart to lie side by side: the inverse of <see cref="Scatter"/>.</summary>
    /// <param name="source">The place of the first group and all after it.</param>
    /// <param name="stepBytes">From one place to the next.</param>
    /// <param name="destination">A buffer for the groups.</param>
    /// <param name="groupBytes">The bytes of a group.</param>
    public static void Gather(ReadOnlySpan<byte> source, int stepBytes, Span<byte> destination, int groupBytes)
    {
        switch (groupBytes)
        {
            case 1:
                for (int i = 0, from = 0; i < destination.Length; i++, from += stepBytes)
                    destination[i] = source[from];
                break;
            case 2 when stepBytes % 2 == 0:
                var words = MemoryMarshal.Cast<byte, ushort>(destination);
                var wordPlaces = MemoryMarshal.Cast<byte, ushort>(source);
                for (int i = 0, from = 0; i < words.Length; i++, from += stepBytes / 2)
                    words[i] = wordPlaces[from];
                break;
            default:
                for (int to = 0, from = 0; to < destination.Length; to += groupBytes, from += stepBytes)
                    source.Slice(from, groupBytes).CopyTo(destination.Slice(to));
                break;
        }
    }
}
