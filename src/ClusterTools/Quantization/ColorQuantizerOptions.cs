namespace ClusterTools.Quantization;

/// <summary>The options of <see cref="ColorQuantizer"/>.</summary>
public sealed record ColorQuantizerOptions
{
    /// <summary>The maximum number of colours, from 1 to 256 (the default).</summary>
    public int ColorCount { get; init; } = 256;

    /// <summary>Whether the error of a pixel is distributed to its neighbours (dithering); not by default.</summary>
    public ColorDither Dither { get; init => field = EnumGuard.RequireDefined(value, nameof(Dither)); } = ColorDither.None;

    /// <summary>The colour space in which distances are measured; RGB by default.</summary>
    public ColorSpace ColorSpace { get; init => field = EnumGuard.RequireDefined(value, nameof(ColorSpace)); } = ColorSpace.Rgb;

    /// <summary>The seed of the search for colours; 0 by default. Equal seeds give equal pictures.</summary>
    public long Seed { get; init; }
}
