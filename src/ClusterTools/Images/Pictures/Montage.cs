namespace ClusterTools.Images.Pictures;

/// <summary>Pictures of one size and format side by side.</summary>
public static class Montage
{
    /// <summary>Tiles pictures row by row.</summary>
    /// <param name="pictures">The pictures: one size, one format; indexed ones are not taken, as each has a palette of its own.</param>
    /// <param name="columns">Pictures in a row; null for ceil(√n), which comes out about square.</param>
    /// <param name="separator">Pixels between pictures, in dark grey; 2 by default.</param>
    /// <exception cref="ArgumentException">There are no pictures, or they differ in size or format.</exception>
    public static Picture Tile(IReadOnlyList<Picture> pictures, int? columns = null, int separator = 2)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Count == 0 || separator < 0 || columns < 1)
            throw new ArgumentException(SR.MontageEmpty);
        var first = pictures[0];
        foreach (var picture in pictures)
        {
            if (picture.Width != first.Width || picture.Height != first.Height || picture.Format != first.Format || picture.Format == PixelFormat.Indexed8)
                throw new ArgumentException(SR.MontagePicturesDiffer);
        }

        int pixelBytes = Picture.BytesPerPixel(first.Format);
        var layout = new TileLayout(pictures.Count, first.Width, first.Height, separator, columns);
        var pixels = new byte[checked(pixelBytes * layout.Width * layout.Height)];
        pixels.AsSpan().Fill(TileLayout.SeparatorGray);
        int rowBytes = pixelBytes * first.Width;
        for (int i = 0; i < pictures.Count; i++)
        {
            for (int y = 0; y < first.Height; y++)
                pictures[i].Pixels.AsSpan(y * rowBytes, rowBytes).CopyTo(pixels.AsSpan(pixelBytes * (layout.Corner(i) + (y * layout.Width))));
        }

        return new Picture(layout.Width, layout.Height, first.Format, pixels);
    }
}
