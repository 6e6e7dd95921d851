namespace ClusterTools.Formats.Pnm;

/// <summary>What the head of a file says.</summary>
/// <param name="Kind">The digit after P: 1 to 3 text, 4 to 6 binary, 7 PAM.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">Samples of a pixel.</param>
/// <param name="Maximum">The highest value of a sample, 1 to 65535.</param>
/// <param name="DataOffset">Where the samples begin.</param>
internal sealed record PnmHeader(int Kind, int Width, int Height, int Channels, int Maximum, long DataOffset)
{
    /// <summary>Whether samples are written as numbers in text.</summary>
    public bool IsText => Kind <= 3;

    /// <summary>The bytes of a decoded sample.</summary>
    public int SampleBytes => Maximum > 255 ? 2 : 1;

    /// <summary>The fewest bytes that a row takes in the file.</summary>
    public long LeastRowBytes => Kind switch
    {
        1 => Width,
        4 => ((long)Width + 7) / 8,
        // A digit and a space.
        2 or 3 => 2L * Width * Channels,
        _ => (long)Width * Channels * SampleBytes,
    };
}
