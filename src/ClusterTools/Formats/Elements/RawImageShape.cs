using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Elements;

/// <summary>How formats that hold only an array of numbers are interpreted as images: rows × columns; before them frames; between those and the rows planes. A fifth
/// axis is channels: the last one if it has at most 4 entries (grey, grey and opacity, RGB, RGBA of a pixel), otherwise the third (independent channels, the order
/// T, Z, C, Y, X of microscopy).</summary>
internal readonly record struct RawImageShape(int Frames, int Planes, int Rows, int Columns, int Channels, bool ChannelsFirst = false)
{
    // A plane of independent channels narrower than this is interpreted as colour pixels.
    private const int MaximumPixelChannels = 4;

    /// <summary>The most bytes of one array on every runtime.</summary>
    public const int MaximumArrayBytes = 0x7FFFFFC7;

    /// <summary>What the channels mean.</summary>
    public ChannelLayout Layout => ChannelsFirst && Channels > 1 ? ChannelLayout.Separate : ChannelLayouts.ForPicture(Channels);

    /// <summary>The shape of an array, each of whose sizes is at least 1 and whose bytes are within 64 bits.</summary>
    /// <exception cref="ImageFormatException">It is no image, or over a limit.</exception>
    public static RawImageShape Of(string path, IReadOnlyList<long> s, ElementType type, ImageReadOptions options)
    {
        string text = s.Count == 0 ? "()" : string.Join("x", s);
        bool channelsFirst = s.Count == 5 && s[4] > MaximumPixelChannels;
        var (frames, planes, rows, columns, channels) = s.Count switch
        {
            2 => (1L, 1L, s[0], s[1], 1L),
            3 => (s[0], 1L, s[1], s[2], 1L),
            4 => (s[0], s[1], s[2], s[3], 1L),
            5 when channelsFirst => (s[0], s[1], s[3], s[4], s[2]),
            5 => (s[0], s[1], s[2], s[3], s[4]),
            0 or 1 => throw new ImageFormatException(path, string.Format(SR.RawNoPicture, text)),
            _ => throw new ImageFormatException(path, string.Format(SR.RawTooManyAxes, text)),
        };
        if (frames > options.MaximumPageCount || planes > options.MaximumPageCount || frames * planes > options.MaximumPageCount)
            throw new ImageFormatException(path, string.Format(SR.RawTooManyPages, text, options.MaximumPageCount));
        if (frames * planes * rows * columns > options.MaximumPixelCount)
            throw new ImageFormatException(path, string.Format(SR.RawTooManyPixels, text, options.MaximumPixelCount));
        if (Math.Max(Math.Max(rows, columns), channels) > int.MaxValue || rows * columns * channels * type.Size() > MaximumArrayBytes)
            throw new ImageFormatException(path, string.Format(SR.RawPlaneTooLarge, text, MaximumArrayBytes));
        return new RawImageShape((int)frames, (int)planes, (int)rows, (int)columns, (int)channels, channelsFirst);
    }
}
