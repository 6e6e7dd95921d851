
namespace ClusterTools.Images.Pictures;

/// <summary>Tiles of one size side by side: ceil(√n) columns, row by row, with a separator between them.</summary>
internal readonly struct TileLayout
{
    /// <summary>The dark grey of the separators.</summary>
    public const byte SeparatorGray = 0x30;

    private readonly int _tileWidth;
    private readonly int _tileHeight;
    private readonly int _separator;

    /// <param name="count">Tiles.</param>
    /// <param name="tileWidth">Columns of a tile, in picture pixels.</param>
    /// <param name="tileHeight">Rows of a tile, in picture pixels.</param>
    /// <param name="separator">Picture pixels between tiles.</param>
    /// <param name="columns">Tiles in a row; null for ceil(√<paramref name="count"/>).</param>
    /// <exception cref="ArgumentException">The picture would be too large for memory.</exception>
    public TileLayout(int count, long tileWidth, long tileHeight, int separator, int? columns = null)
    {
        Columns = Math.Min(count, columns ?? CeilingOfRoot(count));
        Rows = (count + Columns - 1) / Columns;
        long width = checked((Columns * tileWidth) + ((Columns - 1L) * separator));
        long height = checked((Rows * tileHeight) + ((Rows - 1L) * separator));
        // Three bytes a pixel must fit one array.
        const int MostPixels = 0x7FFFFFC7 / 3;
        if (width > MostPixels || height > MostPixels || width * height > MostPixels)
            throw new ArgumentException(string.Format(SR.PictureTooLarge, width, height));
        _tileWidth = (int)tileWidth;
        _tileHeight = (int)tileHeight;
        _separator = separator;
        Width = (int)width;
        Height = (int)height;
    }

    /// <summary>Tiles in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows of tiles.</summary>
    public int Rows { get; }

    /// <summary>Columns of the whole picture, in pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of the whole picture, in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixel (counted through the picture) where the left upper corner of a tile is.</summary>
    public int Corner(int tile)
    {
        int top = tile / Columns * (_tileHeight + _separator);
        int left = tile % Columns * (_tileWidth + _separator);
        return (top * Width) + left;
    }

    private static int CeilingOfRoot(int count)
    {
        int root = (int)Math.Sqrt(count);
        return (long)root * root < count ? root + 1 : root;
    }
}
