using ClusterTools.Images.Pictures;

namespace ClusterTools.Quantization;

/// <summary>A picture of few colours, and its error relative to the original.</summary>
public sealed class ColorQuantization
{
    internal ColorQuantization(Picture picture, int sourceColorCount, double meanSquaredError)
    {
        Picture = picture;
        SourceColorCount = sourceColorCount;
        MeanSquaredError = meanSquaredError;
    }

    /// <summary>The picture: <see cref="PixelFormat.Indexed8"/>, its palette from one end of the widest axis of colour to the other.</summary>
    public Picture Picture { get; }

    /// <summary>The number of colours in the palette, all of them in use.</summary>
    public int ColorCount => Picture.Palette!.Length / 3;

    /// <summary>The number of distinct colours of the source.</summary>
    public int SourceColorCount { get; }

    /// <summary>The mean squared difference of all samples, in squared levels of 255. Where there is opacity, colours count in proportion to it, and it counts as a sample of its own.</summary>
    public double MeanSquaredError { get; }

    /// <summary>The peak signal-to-noise ratio in decibels, 10·log₁₀(255² / <see cref="MeanSquaredError"/>); infinite where nothing changed.</summary>
    public double PeakSignalToNoiseRatio => 10 * Numerics.Vectors.PortableMath.Log(255.0 * 255.0 / MeanSquaredError) / Numerics.Vectors.PortableMath.Log(10);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ColorQuantization {Picture.Width}x{Picture.Height}, {SourceColorCount} to {ColorCount} colours, {PeakSignalToNoiseRatio:f2} dB");
}
