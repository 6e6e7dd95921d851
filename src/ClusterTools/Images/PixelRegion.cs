using System.Globalization;

namespace ClusterTools.Images;

/// <summary>A rectangle of pixels.</summary>
/// <param name="X">Its first column.</param>
/// <param name="Y">Its first row.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows.</param>
public readonly record struct PixelRegion(int X, int Y, int Width, int Height)
{
    /// <summary>Reads a region from four integers: <c>x,y,width,height</c>.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static PixelRegion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(',');
        var numbers = new int[4];
        bool valid = parts.Length == numbers.Length;
        for (int i = 0; valid && i < numbers.Length; i++)
            valid = int.TryParse(parts[i], NumberStyles.Integer, CultureInfo.InvariantCulture, out numbers[i]);
        return valid
            ? new PixelRegion(numbers[0], numbers[1], numbers[2], numbers[3])
            : throw new FormatException(string.Format(SR.RegionFormat, text));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{X},{Y},{Width},{Height}";

    /// <summary>Makes sure that the region holds a pixel, and none outside an image of this size.</summary>
    internal void RequireInside(int imageWidth, int imageHeight, string name)
    {
        if (X < 0 || Y < 0 || Width < 1 || Height < 1 || (long)X + Width > imageWidth || (long)Y + Height > imageHeight)
            throw new ArgumentOutOfRangeException(name, string.Format(SR.RegionOutside, this, imageWidth, imageHeight));
    }
}
