using ClusterTools.Images.Colors;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Rendering.Palettes;

/// <summary>Colours for cluster labels: red, green and blue from 0 to 1 for each.</summary>
public static class LabelPalette
{
    /// <summary>Steps of each channel of the colours that are chosen from.</summary>
    private const int Levels = 18;

    /// <summary>The first colours, set by hand: bright enough for a black background, and distinguishable to colour-blind viewers (after Okabe and Ito, 2008).</summary>
    private static readonly int[] First = [0xE69F00, 0x56B4E9, 0x00C389, 0xF0E442, 0x2D6FE0, 0xE2502B, 0xC2409F, 0xF2F2F2];

    /// <summary>Colours that differ well from each other and from a black background, whatever the number of labels.</summary>
    /// <param name="count">Labels.</param>
    /// <returns>The colours. Label i has the same colour for every <paramref name="count"/> above i. After some thousands the colours repeat.</returns>
    /// <remarks>The first eight are set by hand. Each further one is that colour of an even choice over sRGB which lies farthest from all before it, in OKLab, as the
    /// usual and as green-blind eyes see it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static double[][] Distinct(int count)
    {
        RequireCount(count);
        var colors = new List<double[]>();
        foreach (int rgb in First.Take(count))
            colors.Add([(rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0]);
        if (count > colors.Count)
            AddFarthest(colors, count);
        int different = colors.Count;
        for (int i = different; i < count; i++)
            colors.Add((double[])colors[i - different].Clone());
        return [.. colors];
    }

    /// <summary>Greys in even steps up to white; none is black, which is the background.</summary>
    /// <param name="count">Labels. In pictures of 8 bits, more than 255 labels share greys.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static double[][] Gray(int count)
    {
        RequireCount(count);
        var colors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double level = (i + 1.0) / count;
            colors[i] = [level, level, level];
        }

        return colors;
    }

    /// <summary>The centroids themselves as colours, for records that are pixels.</summary>
    /// <param name="centroids">Centres of one value (grey), three (red, green, blue) or four (with opacity, laid over black).</param>
    /// <param name="elementType">The type of the pixels: <see cref="ElementType.UInt8"/> (0 to 255) or <see cref="ElementType.UInt16"/> (0 to 65535).</param>
    /// <exception cref="ArgumentException">The centroids have another number of values, or the type has no range of colours.</exception>
    public static double[][] FromCentroids(double[][] centroids, ElementType elementType)
    {
        ArgumentNullException.ThrowIfNull(centroids);
        EnumGuard.RequireDefined(elementType);
        RequireCount(centroids.Length);
        int length = centroids[0].Length;
        if (length is not (1 or 3 or 4))
            throw new ArgumentException(string.Format(SR.CentroidsAreNoColors, length));
        double white = elementType switch
        {
            ElementType.UInt8 => byte.MaxValue,
            ElementType.UInt16 => ushort.MaxValue,
            _ => throw new ArgumentException(string.Format(SR.CentroidsWithoutColorRange, elementType)),
        };
        return Array.ConvertAll(centroids, c =>
        {
            double opacity = length == 4 ? Math.Clamp(c[3] / white, 0, 1) : 1;
            return new[] { Channel(c, 0), Channel(c, 1), Channel(c, 2) };

            double Channel(double[] centroid, int channel) => opacity * Math.Clamp(centroid[length == 1 ? 0 : channel] / white, 0, 1);
        });
    }

    private static void AddFarthest(List<double[]> colors, int count)
    {
        var candidates = Candidates();
        var seen = candidates.ConvertAll(SeenColor.Of);
        var nearest = candidates.ConvertAll(_ => double.PositiveInfinity);
        Narrow(SeenColor.Of([0, 0, 0]));
        foreach (double[] color in colors)
            Narrow(SeenColor.Of(color));
        while (colors.Count < count)
        {
            int farthest = 0;
            for (int i = 1; i < nearest.Count; i++)
            {
                if (nearest[i] > nearest[farthest])
                    farthest = i;
            }

            if (nearest[farthest] == 0)
                return;
            colors.Add(candidates[farthest]);
            Narrow(seen[farthest]);
        }

        void Narrow(SeenColor taken)
        {
            for (int i = 0; i < nearest.Count; i++)
                nearest[i] = Math.Min(nearest[i], taken.SquaredDistance(seen[i]));
        }
    }

    /// <summary>All colours of an even choice over sRGB that stand out from black and are not near white.</summary>
    private static List<double[]> Candidates()
    {
        var candidates = new List<double[]>();
        for (int i = 0; i < Levels * Levels * Levels; i++)
        {
            double[] color = [i / (Levels * Levels) / (Levels - 1.0), i / Levels % Levels / (Levels - 1.0), i % Levels / (Levels - 1.0)];
            double lightness = Oklab.FromSrgb(color[0], color[1], color[2]).L;
            if (lightness is > 0.5 and < 0.97)
                candidates.Add(color);
        }

        return candidates;
    }

    private static void RequireCount(int count)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, SR.CountBelowOne);
    }
}
