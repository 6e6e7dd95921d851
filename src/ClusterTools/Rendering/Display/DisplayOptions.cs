using ClusterTools.Images;

namespace ClusterTools.Rendering.Display;

/// <summary>The options for drawing the images of a stack for display.</summary>
public sealed record DisplayOptions
{
    /// <summary>Which values are black and white; <see cref="ImageContrast.None"/> (the default) keeps the values.</summary>
    public ImageContrast Contrast { get; init => field = EnumGuard.RequireDefined(value, nameof(Contrast)); }

    /// <summary>The values that are black and white with <see cref="ImageContrast.Range"/>.</summary>
    public (double Low, double High) Range { get; init; } = (0, 1);

    /// <summary>The percentiles that are black and white with <see cref="ImageContrast.Percentile"/>: 0.35 and 99.65 by default, as many saturated pixels as ImageJ has.</summary>
    public (double Low, double High) Percentiles { get; init; } = (0.35, 99.65);

    /// <summary>The colours of values; <see cref="Colormap.Gray"/> by default.</summary>
    public Colormap Colormap { get; init => field = EnumGuard.RequireDefined(value, nameof(Colormap)); }

    /// <summary>Draws values above this one white and all others black; null (the default) for none.</summary>
    public double? Threshold { get; init; }

    /// <summary>The side of a pixel of the stack in pixels of the picture, 1 (the default) or more.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Which images are put side by side; none by default.</summary>
    public ImageTiling Tiling { get; init => field = EnumGuard.RequireDefined(value, nameof(Tiling)); }

    /// <summary>Whether a bar on the right says which colours the values have; not by default.</summary>
    public bool ColorBar { get; init; }

    /// <summary>Whether values become 8-bit pixels.</summary>
    internal bool MapsValues => Contrast != ImageContrast.None || Colormap != Colormap.Gray || Threshold is not null;

    /// <summary>Requires options that fit each other and the stack.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal void RequireFor(ImageStack stack)
    {
        if (Scale < 1)
            throw new ArgumentException(string.Format(SR.ScaleBelowOne, Scale));
        RequireOrder(Range, nameof(Range), double.MinValue, double.MaxValue);
        RequireOrder(Percentiles, nameof(Percentiles), 0, 100);
        if (Threshold is not null && (double.IsNaN(Threshold.Value) || Contrast != ImageContrast.None || Colormap != Colormap.Gray || ColorBar))
            throw new ArgumentException(SR.DisplayThresholdAlone);
        if (ColorBar && Contrast == ImageContrast.None)
            throw new ArgumentException(SR.DisplayBarNeedsContrast);
        if (MapsValues && stack.ChannelLayout == ChannelLayout.Separate && stack.ChannelCount > 1)
            throw new ArgumentException(string.Format(SR.DisplayChannels, stack.ChannelCount));
        if ((Threshold is not null || ColorBar || Colormap != Colormap.Gray) && stack.ChannelCount > 1)
            throw new ArgumentException(string.Format(SR.DisplayOneChannel, stack.ChannelCount));
        if (Colormap != Colormap.Gray && Contrast == ImageContrast.None && stack.PixelType != Numerics.Elements.ElementType.UInt8)
            throw new ArgumentException(string.Format(SR.DisplayColormapNeedsContrast, stack.PixelType));
    }

    private static void RequireOrder((double Low, double High) pair, string name, double least, double greatest)
    {
        if (!(pair.Low >= least && pair.High <= greatest && pair.Low < pair.High))
            throw new ArgumentException(string.Format(SR.DisplayRangeInvalid, name, pair.Low, pair.High));
    }
}
