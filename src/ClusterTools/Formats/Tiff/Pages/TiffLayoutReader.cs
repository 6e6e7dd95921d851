using ClusterTools.Formats.Tiff.Compression;
using ClusterTools.Formats.Tiff.Directories;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>Makes the layout of a page from its directory, and refuses what is malformed or not supported.</summary>
internal sealed class TiffLayoutReader(TiffInput input, TiffDirectory directory)
{
    /// <summary>The longest array that every target can make.</summary>
    public const long MaximumBytes = 0x7FFFFFC7;

    private const int MinIsWhite = 0;
    private const int MinIsBlack = 1;
    private const int Rgb = 2;
    private const int Palette = 3;
    private const int YCbCr = 6;

    /// <summary>Reads the layout.</summary>
    /// <param name="photometricIsLook">Whether colour map and inversion only describe how to display the values, as in files of ImageJ, so that the values are kept.</param>
    public TiffLayout Read(bool photometricIsLook)
    {
        int width = directory.GetSize(TiffTag.ImageWidth);
        int height = directory.GetSize(TiffTag.ImageLength);
        if (directory.GetInteger(TiffTag.ImageDepth, 1) > 1)
            throw input.Error(SR.TiffDepthUnsupported);
        int samples = (int)InRange(TiffTag.SamplesPerPixel, 1, 1, ushort.MaxValue);
        int bits = (int)SameForAllSamples(TiffTag.BitsPerSample, 1, samples);
        var format = (TiffSampleFormat)SameForAllSamples(TiffTag.SampleFormat, 1, samples);
        if (format == TiffSampleFormat.Undefined)
            format = TiffSampleFormat.Unsigned;
        var type = TypeOf(bits, format);
        int photometric = (int)InRange(TiffTag.PhotometricInterpretation, samples is 3 or 4 ? Rgb : MinIsBlack, 0, ushort.MaxValue);
        var compression = ReadCompression();
        if (photometric == YCbCr)
            throw input.Error(SR.TiffYCbCrUnsupported);
        TiffColorMap? colors = null;
        if (photometric == Palette && !photometricIsLook)
        {
            if (samples != 1 || bits > 16 || format != TiffSampleFormat.Unsigned)
                throw input.Error(string.Format(SR.TiffPaletteInvalid, samples, bits, format));
            colors = TiffColorMap.Read(directory, bits);
            type = colors.PixelType;
        }

        var (chunkWidth, chunkHeight) = ReadChunkSize(width, height);
        bool planar = InRange(TiffTag.PlanarConfiguration, 1, 1, 2) == 2 && samples > 1;
        var layout = new TiffLayout
        {
            Width = width,
            Height = height,
            SampleCount = samples,
            BitCount = bits,
            SampleFormat = format,
            Compression = compression,
            Predictor = ReadPredictor(compression, format, bits),
            IsPlanar = planar,
            HasReversedBits = InRange(TiffTag.FillOrder, 1, 1, 2) == 2,
            SwapsBytes = bits % 8 == 0 && bits > 8 && input.IsBigEndian == BitConverter.IsLittleEndian,
            ChunkWidth = chunkWidth,
            ChunkHeight = chunkHeight,
            IsInverted = photometric == MinIsWhite && !photometricIsLook && samples == 1 && format != TiffSampleFormat.Float,
            ColorMap = colors,
            ChannelLayout = colors is not null ? ChannelLayout.Rgb : LayoutOf(photometric, samples),
            PixelType = type,
        };
        RequireSize(layout);
        return layout;
    }

    private long InRange(TiffTag tag, long absent, long low, long high)
    {
        long value = directory.GetInteger(tag, absent);
        return value >= low && value <= high ? value : throw input.Error(string.Format(SR.TiffValueInvalid, tag, value), directory[tag].Position);
    }

    /// <summary>A value that the format allows to differ among the samples of a pixel, which is not supported. One value stands for all.</summary>
    private long SameForAllSamples(TiffTag tag, long absent, int samples)
    {
        var field = directory[tag];
        if (!field.IsPresent)
            return absent;
        if (field.Count < samples || samples == 1)
            return directory.GetInteger(tag, absent);
        var values = new long[samples];
        directory.ReadIntegers(tag, values);
        foreach (long value in values)
        {
            if (value != values[0])
                throw input.Error(string.Format(SR.TiffSamplesDiffer, tag, values[0], value), field.Position);
        }

        return values[0];
    }

    private ElementType TypeOf(int bits, TiffSampleFormat format) => (format, bits) switch
    {
        (TiffSampleFormat.Unsigned, >= 1 and <= 8) => ElementType.UInt8,
        (TiffSampleFormat.Unsigned, > 8 and <= 16) => ElementType.UInt16,
        (TiffSampleFormat.Unsigned, > 16 and <= 32) => ElementType.UInt32,
        (TiffSampleFormat.Unsigned, 64) => ElementType.UInt64,
        (TiffSampleFormat.Signed, 8) => ElementType.Int8,
        (TiffSampleFormat.Signed, 16) => ElementType.Int16,
        (TiffSampleFormat.Signed, 32) => ElementType.Int32,
        (TiffSampleFormat.Signed, 64) => ElementType.Int64,
        (TiffSampleFormat.Float, 16 or 32) => ElementType.Float32,
        (TiffSampleFormat.Float, 64) => ElementType.Float64,
        _ => throw input.Error(string.Format(SR.TiffSampleTypeUnsupported, bits, format)),
    };

    private TiffCompression ReadCompression()
    {
        long code = directory.GetInteger(TiffTag.Compression, 1);
        return code switch
        {
            1 => TiffCompression.None,
            5 => TiffCompression.Lzw,
            8 or 32946 or 50013 => TiffCompression.Deflate,
            32773 => TiffCompression.PackBits,
            _ => throw input.Error(string.Format(SR.TiffCompressionUnsupported, TiffCompressionNames.Of(code))),
        };
    }

    private int ReadPredictor(TiffCompression compression, TiffSampleFormat format, int bits)
    {
        // Like other readers: some writers leave the tag where the compression does not use it.
        if (compression is not (TiffCompression.Lzw or TiffCompression.Deflate))
            return 1;
        int predictor = (int)InRange(TiffTag.Predictor, 1, 1, 3);
        bool fits = predictor switch
        {
            2 => bits is 8 or 16 or 32 or 64,
            3 => format == TiffSampleFormat.Float,
            _ => true,
        };
        return fits ? predictor : throw input.Error(string.Format(SR.TiffPredictorUnsupported, predictor, bits, format));
    }

    private (int Width, int Height) ReadChunkSize(int width, int height)
    {
        if (directory[TiffTag.TileOffsets].IsPresent || directory[TiffTag.TileWidth].IsPresent)
            return (directory.GetSize(TiffTag.TileWidth), directory.GetSize(TiffTag.TileLength));
        long rows = directory.GetInteger(TiffTag.RowsPerStrip, uint.MaxValue);
        if (rows == 0)
            throw input.Error(string.Format(SR.TiffValueInvalid, TiffTag.RowsPerStrip, rows), directory[TiffTag.RowsPerStrip].Position);
        // Some writers say "all rows" with the largest number of the field's type, which may look negative.
        return (width, rows < 0 ? height : (int)Math.Min(rows, height));
    }

    private ChannelLayout LayoutOf(int photometric, int samples)
    {
        if (samples == 1)
            return ChannelLayout.Gray;
        // 1 and 2 are opacity; 0 is a measurement of unknown meaning. Where writers say nothing, one more sample is opacity in pictures only.
        long extra = directory.GetInteger(TiffTag.ExtraSamples, photometric == Rgb ? 2 : 0);
        return (photometric, samples, extra) switch
        {
            (Rgb, 3, _) => ChannelLayout.Rgb,
            (Rgb, 4, 1 or 2) => ChannelLayout.Rgba,
            (MinIsBlack or MinIsWhite, 2, 1 or 2) => ChannelLayout.GrayAlpha,
            _ => ChannelLayout.Separate,
        };
    }

    private void RequireSize(TiffLayout layout)
    {
        long rowBytes = (long)layout.Width * layout.ChannelCount * layout.PixelType.Size();
        if (rowBytes > MaximumBytes || rowBytes * layout.Height > MaximumBytes)
            throw input.Error(string.Format(SR.TiffPageTooLarge, layout.Describe(), MaximumBytes));
        if (layout.ChunkRowBytes > MaximumBytes || layout.ChunkRowBytes * layout.RowsIn(0) > MaximumBytes)
            throw input.Error(string.Format(SR.TiffChunkTooLarge, layout.ChunkWidth, layout.ChunkHeight, MaximumBytes));
    }
}
