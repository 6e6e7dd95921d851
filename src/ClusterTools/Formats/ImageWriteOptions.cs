namespace ClusterTools.Formats;

/// <summary>How pictures are written in formats that leave a choice.</summary>
public sealed record ImageWriteOptions
{
    /// <summary>The quality of JPEG where none is named.</summary>
    public const int DefaultJpegQuality = 90;

    /// <summary>The frames a second of an animation where none are named.</summary>
    public const double DefaultFramesPerSecond = 10;

    private const double MostFramesPerSecond = 100;
    private const double LeastFramesPerSecond = 0.01;
    private const int BestQuality = 100;

    /// <summary>For JPEG and WebP, from 1 (smallest file) to 100 (fewest changes). Null, the default, is 90 for JPEG and lossless for WebP. JPEG keeps colours at full
    /// resolution from 90 on, at half below.</summary>
    public int? Quality { get; init; }

    /// <summary>For GIF and WebP of several frames, from 0.01 to 100; null, the default, for 10. What a file holds is the time that a frame is shown, in whole hundredths of a second
    /// for GIF and thousandths for WebP, rounded to the nearest and at least one.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>The time that a frame is shown, in the file's unit: a fraction of a second.</summary>
    internal int FrameTime(int unitsPerSecond) => Math.Max(1, (int)Math.Round(unitsPerSecond / (FramesPerSecond ?? DefaultFramesPerSecond)));

    /// <summary>Requires that the format has what is chosen here, so that no choice is silently ignored.</summary>
    /// <exception cref="ArgumentException">It has not, or a value is out of range.</exception>
    internal void RequireFor(ImageFileFormat format)
    {
        if (Quality is { } quality)
        {
            if (!format.HasQuality())
                throw new ArgumentException(string.Format(SR.FormatWithoutQuality, format.Name()));
            if (quality is < 1 or > BestQuality)
                throw new ArgumentException(string.Format(SR.ValueOutOfRange, nameof(Quality), quality, 1, BestQuality));
        }

        if (FramesPerSecond is { } rate)
        {
            if (!format.IsAnimated())
                throw new ArgumentException(string.Format(SR.FormatWithoutAnimation, format.Name()));
            if (!(rate is >= LeastFramesPerSecond and <= MostFramesPerSecond))
                throw new ArgumentException(string.Format(SR.ValueOutOfRange, nameof(FramesPerSecond), rate, LeastFramesPerSecond, MostFramesPerSecond));
        }
    }
}
