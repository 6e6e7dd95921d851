namespace ClusterTools.Formats.Jpeg.Headers;

/// <summary>One component of a picture: Y, Cb, Cr, or another, with the memory that it is decoded into.</summary>
internal sealed class JpegComponent(int id, int horizontal, int vertical, int quantizationIndex)
{
    private byte[] _band = [];

    /// <summary>The name that scans call it by.</summary>
    public int Id => id;

    /// <summary>Blocks of an MCU, side by side.</summary>
    public int Horizontal => horizontal;

    /// <summary>Blocks of an MCU, one above the other.</summary>
    public int Vertical => vertical;

    /// <summary>The number of its quantisation table.</summary>
    public int QuantizationIndex => quantizationIndex;

    /// <summary>Columns of samples.</summary>
    public int Width { get; set; }

    /// <summary>Rows of samples.</summary>
    public int Height { get; set; }

    /// <summary>Blocks that cover a row; what a scan of this component alone holds.</summary>
    public int BlocksWide => (Width + 7) / 8;

    /// <summary>Blocks that cover a column.</summary>
    public int BlocksHigh => (Height + 7) / 8;

    /// <summary>Blocks of a row of MCUs.</summary>
    public int PaddedBlocksWide { get; set; }

    /// <summary>Blocks of a column of MCUs.</summary>
    public int PaddedBlocksHigh { get; set; }

    /// <summary>The quantisation table in the order of the file, as it was when the component's first scan began; null before.</summary>
    public ushort[]? Quantization { get; set; }

    /// <summary>The DC value of the block before.</summary>
    public int Prediction { get; set; }

    /// <summary>All coefficients, 64 a block in natural order, where more than one scan adds to them; empty before the first.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>Bytes of a row of samples.</summary>
    public int Stride => PaddedBlocksWide * 8;

    // Two rows of MCUs are kept: interpolation looks at the rows above and below.
    private int BandRows => 16 * vertical;

    /// <summary>Allocates the coefficients, once.</summary>
    public void BeginCoefficients()
    {
        if (Coefficients.Length == 0)
            Coefficients = new short[checked(64 * PaddedBlocksWide * PaddedBlocksHigh)];
    }

    /// <summary>Allocates the samples.</summary>
    public void BeginOutput() => _band = new byte[BandRows * Stride];

    /// <summary>The coefficients of a block.</summary>
    public Span<short> BlockCoefficients(int row, int column) => Coefficients.AsSpan(64 * ((row * PaddedBlocksWide) + column), 64);

    /// <summary>The samples from the first of a block on.</summary>
    public Span<byte> BlockSamples(int row, int column) => _band.AsSpan((row * 8 % BandRows * Stride) + (column * 8));

    /// <summary>A row of samples; it must be one of the last two rows of MCUs.</summary>
    public ReadOnlySpan<byte> Row(int y) => _band.AsSpan(y % BandRows * Stride, Stride);
}
