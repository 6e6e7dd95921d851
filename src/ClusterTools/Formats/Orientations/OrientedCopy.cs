namespace ClusterTools.Formats.Orientations;

/// <summary>Turns a stored picture upright.</summary>
internal static class OrientedCopy
{
    // Both sides of a turn stay in the cache, tile by tile.
    private const int Tile = 32;

    /// <summary>Whether rows become columns.</summary>
    public static bool SwapsSides(Orientation orientation) => orientation >= Orientation.Transposed;

    /// <summary>Copies a picture, upright.</summary>
    /// <param name="source">The stored pixels.</param>
    /// <param name="width">Stored columns.</param>
    /// <param name="height">Stored rows.</param>
    /// <param name="pixelBytes">The bytes of a pixel.</param>
    /// <param name="orientation">How the picture lies.</param>
    /// <param name="target">As many pixels.</param>
    public static void Copy(ReadOnlySpan<byte> source, int width, int height, int pixelBytes, Orientation orientation, Span<byte> target)
    {
        // In the target, the pixel of row y and column x is at start + y·down + x·across, in pixels.
        int last = (width * height) - 1;
        var (start, across, down) = orientation switch
        {
            Orientation.MirroredAcross => (width - 1, -1, width),
            Orientation.HalfTurn => (last, -1, -width),
            Orientation.MirroredDown => (last - (width - 1), 1, -width),
            Orientation.Transposed => (0, height, 1),
            Orientation.QuarterTurnRight => (height - 1, height, -1),
            Orientation.Transversed => (last, -height, -1),
            Orientation.QuarterTurnLeft => (last - (height - 1), -height, 1),
            Orientation.Upright => (0, 1, width),
            _ => throw EnumGuard.Unexpected(orientation),
        };
        for (int y0 = 0; y0 < height; y0 += Tile)
        {
            for (int x0 = 0; x0 < width; x0 += Tile)
            {
                for (int y = y0; y < Math.Min(height, y0 + Tile); y++)
                {
                    for (int x = x0; x < Math.Min(width, x0 + Tile); x++)
                    {
                        int from = ((y * width) + x) * pixelBytes;
                        int to = (start + (y * down) + (x * across)) * pixelBytes;
                        for (int k = 0; k < pixelBytes; k++)
                            target[to + k] = source[from + k];
                    }
                }
            }
        }
    }
}
