namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>The order in which a file holds the 64 coefficients of a block: from low frequencies to high, along the diagonals.</summary>
internal static class JpegZigZag
{
    /// <summary>The place (row·8 + column) of each coefficient. Runs of a damaged file may point up to 16 beyond the last; these all go to the last place, and
    /// the decoder refuses the block when it is done.</summary>
    public static ReadOnlySpan<byte> Natural =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
    ];
}
