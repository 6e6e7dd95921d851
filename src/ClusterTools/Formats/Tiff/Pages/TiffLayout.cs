using ClusterTools.Formats.Tiff.Compression;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>How the pixels of a page are stored, and what they become. Pages that are stored in the same way share one.</summary>
internal sealed record TiffLayout
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Samples of a pixel as stored.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Bits of a sample as stored.</summary>
    public required int BitCount { get; init; }

    public required TiffSampleFormat SampleFormat { get; init; }

    public required TiffCompression Compression { get; init; }

    /// <summary>1 none, 2 differences of samples, 3 differences of the bytes of floating-point samples.</summary>
    public required int Predictor { get; init; }

    /// <summary>Whether each sample has strips or tiles of its own.</summary>
    public required bool IsPlanar { get; init; }

    /// <summary>Whether the bits of each byte come lowest first.</summary>
    public required bool HasReversedBits { get; init; }

    /// <summary>Whether the bytes of a sample are in the other order than this machine's.</summary>
    public required bool SwapsBytes { get; init; }

    /// <summary>Columns of a strip or tile.</summary>
    public required int ChunkWidth { get; init; }

    /// <summary>Rows of a strip or tile; a page's last strip may have fewer.</summary>
    public required int ChunkHeight { get; init; }

    /// <summary>Whether the largest stored value is black, so that values are inverted on reading.</summary>
    public required bool IsInverted { get; init; }

    public required TiffColorMap? ColorMap { get; init; }

    /// <summary>What the channels of a decoded pixel mean.</summary>
    public required ChannelLayout ChannelLayout { get; init; }

    /// <summary>The type of a decoded sample.</summary>
    public required ElementType PixelType { get; init; }

    /// <summary>Channels of a decoded pixel.</summary>
    public int ChannelCount => ColorMap is null ? SampleCount : 3;

    /// <summary>Bytes of a decoded row.</summary>
    public int RowBytes => checked(Width * ChannelCount * PixelType.Size());

    /// <summary>Bytes of a decoded page.</summary>
    public int PageBytes => checked(RowBytes * Height);

    /// <summary>Strips or tiles side by side.</summary>
    public int ChunksAcross => Ceiling(Width, ChunkWidth);

    /// <summary>Strips or tiles below one another.</summary>
    public int ChunksDown => Ceiling(Height, ChunkHeight);

    /// <summary>Samples of a pixel in one strip or tile.</summary>
    public int ChunkSamples => IsPlanar ? 1 : SampleCount;

    /// <summary>Bytes of a stored row of a strip or tile: rows begin at a byte.</summary>
    public long ChunkRowBytes => (((long)ChunkWidth * ChunkSamples * BitCount) + 7) / 8;

    /// <summary>Whether stored samples have the form of decoded ones, except for byte order, predictor and inversion.</summary>
    public bool HasWholeSamples => ColorMap is null && BitCount == 8 * PixelType.Size();

    /// <summary>Whether a strip or tile is, row for row, a part of the decoded page, so that it can be decoded in place.</summary>
    public bool IsDirect => HasWholeSamples && ChunkWidth == Width && !IsPlanar;

    /// <summary>The rows of the page in the strips or tiles of a row of them.</summary>
    public int RowsIn(int chunkRow) => (int)Math.Min(ChunkHeight, Height - ((long)chunkRow * ChunkHeight));

    /// <summary>Whether pages of both layouts give planes of one form.</summary>
    public bool HasShapeOf(TiffLayout other) => Width == other.Width && Height == other.Height && ChannelCount == other.ChannelCount
        && PixelType == other.PixelType && ChannelLayout == other.ChannelLayout;

    /// <summary>Size, channels and type in words.</summary>
    public string Describe() => string.Format(SR.TiffShape, Width, Height, ChannelCount, ChannelLayout, PixelType);

    private static int Ceiling(int length, int step) => (int)(((long)length + step - 1) / step);
}
