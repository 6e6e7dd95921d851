using ClusterTools.Images.Pictures;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

namespace ClusterTools.Formats.Gif;

/// <summary>Hands ImageSharp's GIF encoder a palette that is settled, and for each colour its entry. Its own quantizers look colours up in 5 bits a channel, and so mix up
/// those that are close together.</summary>
internal sealed class EntryQuantizer : IQuantizer
{
    private readonly Rgba32[] _colors;
    private readonly Dictionary<Rgba32, byte> _entries = [];

    /// <param name="picture">The picture whose palette it is: each of its colours is exactly one of the entries.</param>
    public EntryQuantizer(Picture picture)
    {
        byte[] palette = picture.Palette!;
        _colors = new Rgba32[palette.Length / 3];
        for (int i = 0; i < _colors.Length; i++)
        {
            _colors[i] = new Rgba32(palette[3 * i], palette[(3 * i) + 1], palette[(3 * i) + 2], picture.PaletteOpacity?[i] ?? byte.MaxValue);
            _entries[_colors[i]] = (byte)i;
        }
    }

    /// <inheritdoc/>
    public QuantizerOptions Options { get; } = new() { Dither = null };

    /// <inheritdoc/>
    public IQuantizer<TPixel> CreatePixelSpecificQuantizer<TPixel>(Configuration configuration)
        where TPixel : unmanaged, IPixel<TPixel> =>
        CreatePixelSpecificQuantizer<TPixel>(configuration, Options);

    /// <inheritdoc/>
    public IQuantizer<TPixel> CreatePixelSpecificQuantizer<TPixel>(Configuration configuration, QuantizerOptions options)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var palette = new TPixel[_colors.Length];
        for (int i = 0; i < palette.Length; i++)
            palette[i].FromRgba32(_colors[i]);
        return new Specific<TPixel>(configuration, options, palette, _entries);
    }

    private readonly struct Specific<TPixel>(Configuration configuration, QuantizerOptions options, TPixel[] palette, Dictionary<Rgba32, byte> entries) : IQuantizer<TPixel>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        public Configuration Configuration => configuration;

        public QuantizerOptions Options => options;

        public ReadOnlyMemory<TPixel> Palette => palette;

        public void AddPaletteColors(Buffer2DRegion<TPixel> pixelRegion)
        {
        }

        public IndexedImageFrame<TPixel> QuantizeFrame(ImageFrame<TPixel> source, Rectangle bounds)
        {
            var self = this;
            return QuantizerUtilities.QuantizeFrame(ref self, source, bounds);
        }

        public byte GetQuantizedColor(TPixel color, out TPixel match)
        {
            match = color;
            Rgba32 rgba = default;
            color.ToRgba32(ref rgba);
            return entries[rgba];
        }

        public void Dispose()
        {
        }
    }
}
