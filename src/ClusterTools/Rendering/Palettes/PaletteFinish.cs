namespace ClusterTools.Rendering.Palettes;

/// <summary>Settles what cosine distances leave open about colours: how bright each is, and which channel is which.</summary>
internal static class PaletteFinish
{
    /// <summary>The brightness of the weakest cluster; the strongest has 1.</summary>
    private const double Darkest = 0.7;

    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    /// <summary>Colours of the directions in <paramref name="flat"/> (K × 3, none negative). The greatest channel of each goes from 0.7 to 1 with the rank of its centroid's
    /// length, so that clusters of one course but of different strength differ too; and the channels are put into that order (the first of equals) in which the colours
    /// differ most in hue and saturation (OKLab without lightness, which shows strength), to normal and to deuteranopic vision.</summary>
    public static double[][] Apply(double[] flat, double[][] centroids)
    {
        double[] brightness = Brightness(centroids);
        var colors = new double[centroids.Length][];
        for (int i = 0; i < colors.Length; i++)
        {
            var color = flat.AsSpan(3 * i, 3);
            double greatest = Math.Max(color[0], Math.Max(color[1], color[2]));
            colors[i] = greatest > 0
                ? [color[0] / greatest * brightness[i], color[1] / greatest * brightness[i], color[2] / greatest * brightness[i]]
                : [brightness[i], brightness[i], brightness[i]];
        }

        double[][] best = colors;
        double widest = -1;
        foreach (int[] order in Orders)
        {
            double[][] candidate = Array.ConvertAll(colors, c => new[] { c[order[0]], c[order[1]], c[order[2]] });
            double spread = Spread(candidate);
            if (spread > widest)
                (best, widest) = (candidate, spread);
        }

        return best;
    }

    private static double[] Brightness(double[][] centroids)
    {
        double[] strengths = Array.ConvertAll(centroids, c => c.Sum(value => value * value));
        double[] sorted = [.. strengths];
        Array.Sort(sorted);
        return Array.ConvertAll(strengths, s => Darkest + ((1 - Darkest) * Rank(s) / Math.Max(1, sorted.Length - 1)));

        // Equals share the highest rank.
        int Rank(double strength)
        {
            int last = Array.BinarySearch(sorted, strength);
            while (last + 1 < sorted.Length && sorted[last + 1] == strength)
                last++;
            return last;
        }
    }

    /// <summary>The sum of the distances between all pairs.</summary>
    private static double Spread(double[][] colors)
    {
        var seen = Array.ConvertAll(colors, SeenColor.Of);
        double sum = 0;
        for (int i = 0; i < seen.Length; i++)
        {
            for (int j = 0; j < i; j++)
                sum += Math.Sqrt(seen[i].SquaredChromaDistance(seen[j]));
        }

        return sum;
    }
}
