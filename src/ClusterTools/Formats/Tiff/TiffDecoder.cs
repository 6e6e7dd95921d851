using ClusterTools.Files;
using ClusterTools.Formats.Tiff.Arrangement;
using ClusterTools.Formats.Tiff.Directories;
using ClusterTools.Images;

namespace ClusterTools.Formats.Tiff;

/// <summary>Reads TIFF and BigTIFF: strips and tiles, chunky and planar, in both byte orders, uncompressed or packed with PackBits, LZW or Deflate, with every
/// predictor.</summary>
/// <remarks>
/// <para>Element types are kept: integers of 8, 16, 32 and 64 bits, signed and unsigned, and floating point of 32 and 64 bits. Half precision becomes single.
/// Unsigned samples of other widths keep their values (0 to 2^bits − 1) in the next wider type.</para>
/// <para>Where the smallest value is white (MinIsWhite), integers are inverted (for n bits, v becomes 2^n − 1 − v), so that the smallest is black;
/// floating-point values are as stored. Palette images become RGB, in 8 bits if the colour map has no more. ImageJ uses both only to say how values are to be shown, so in
/// its files the values are kept. Orientation is not applied: rows and columns come as they are stored. Opacity is not multiplied out. Colours other than
/// grey, RGB and palettes (CMYK, CIELab) come as <see cref="ChannelLayout.Separate"/> channels.</para>
/// <para>ImageJ's, OME's and tifffile's metadata (and those of MetaMorph stacks) give frames, planes and channels; channels in pages of their own become the channels of a plane. Without them all pages are
/// planes of one frame. Smaller copies (NewSubfileType 1) are passed over; pages of different shapes are refused.</para>
/// <para>Sizes are checked against the file before anything is allocated. Uncompressed pixels, which the file contains, do not count for
/// <see cref="ImageReadOptions.MaximumPixelCount"/>.</para>
/// </remarks>
public sealed class TiffDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public string Name => "TIFF";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".tif", ".tiff", ".btf", ".tf8"];

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> header)
    {
        if (header.Length < 4 || header[0] != header[1])
            return false;
        return header[0] == 'I' ? header[2] is 42 or 43 && header[3] == 0 : header[0] == 'M' && header[2] == 0 && header[3] is 42 or 43;
    }

    /// <inheritdoc/>
    public ImageSource Open(string path, ImageReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        var file = new PositionalFile(path);
        try
        {
            using var input = new TiffInput(file);
            return Open(file, input, options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static TiffSource Open(PositionalFile file, TiffInput input, ImageReadOptions options)
    {
        var reader = new TiffPageReader(input, options);
        var pages = reader.ReadAll();
        var arranger = new TiffArranger(input, reader, pages);
        var arrangement = arranger.Arrange();
        var layout = arrangement.Pages[0].Layout;
        foreach (var page in arrangement.Pages)
        {
            if (page.Layout == layout || page.Layout.HasShapeOf(layout))
                continue;
            input.Page = page.Index;
            throw input.Error(string.Format(SR.TiffPagesDiffer, page.Layout.Describe(), arrangement.Pages[0].Index, layout.Describe()));
        }

        if ((long)arrangement.Channels * layout.PageBytes > int.MaxValue || (long)arrangement.Frames * arrangement.Planes > options.MaximumPageCount)
            throw input.Error(string.Format(SR.TiffTooManyPages, options.MaximumPageCount));
        return new TiffSource(file, arrangement)
        {
            Path = file.Path,
            Width = layout.Width,
            Height = layout.Height,
            ChannelCount = arrangement.Channels * layout.ChannelCount,
            ChannelLayout = arrangement.Channels > 1 ? ChannelLayout.Separate : layout.ChannelLayout,
            PixelType = layout.PixelType,
            FrameCount = arrangement.Frames,
            PlaneCount = arrangement.Planes,
            Warnings = [.. reader.Warnings, .. arranger.Warnings],
        };
    }
}
