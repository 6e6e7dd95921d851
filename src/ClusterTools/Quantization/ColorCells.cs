using ClusterTools.Series;

namespace ClusterTools.Quantization;

/// <summary>Colours binned into cells of a given number of levels per side, each represented by the weighted mean of its colours: few points that represent many.</summary>
internal sealed class ColorCells
{
    private ColorCells(SeriesSet points, double[] weights, bool isEveryColor)
    {
        Points = points;
        Weights = weights;
        IsEveryColor = isEveryColor;
    }

    /// <summary>One record per cell.</summary>
    public SeriesSet Points { get; }

    /// <summary>The number of pixels of each cell.</summary>
    public double[] Weights { get; }

    /// <summary>Whether each colour is a cell of its own.</summary>
    public bool IsEveryColor { get; }

    /// <summary>Gathers colours into at most <paramref name="most"/> cells, as small as that allows.</summary>
    public static ColorCells Gather(ColorTable table, ColorSpace space, int most)
    {
        for (int shift = 0; ; shift++)
        {
            if (shift == 0 && table.Count > most)
                continue;
            // The cell of a colour is the colour without its low bits; a table counts cells as it does colours.
            uint mask = 0x01010101u * (byte)(byte.MaxValue << shift);
            var cells = new ColorTable();
            foreach (uint color in table.Colors)
            {
                uint cell = color & mask;
                cells.Add([cell]);
                if (cells.Count > most)
                    break;
            }

            if (cells.Count <= most)
                return new ColorCells(Mean(table, cells, mask, space, out double[] weights), weights, shift == 0);
        }
    }

    private static SeriesSet Mean(ColorTable table, ColorTable cells, uint mask, ColorSpace space, out double[] weights)
    {
        int length = table.IsOpaque ? ColorPoint.OpaqueLength : ColorPoint.OpaqueLength + 1;
        var sums = new double[cells.Count * length];
        weights = new double[cells.Count];
        for (int i = 0; i < table.Count; i++)
        {
            int cell = cells.IndexOf(table.Colors[i] & mask);
            double weight = table.Counts[i];
            var point = ColorPoint.Of(table.Colors[i], space);
            var sum = sums.AsSpan(cell * length, length);
            sum[0] += weight * point.A;
            sum[1] += weight * point.B;
            sum[2] += weight * point.C;
            if (length > ColorPoint.OpaqueLength)
                sum[3] += weight * point.Opacity;
            weights[cell] += weight;
        }

        var means = new float[sums.Length];
        for (int i = 0; i < means.Length; i++)
            means[i] = (float)(sums[i] / weights[i / length]);
        return SeriesSet.FromArray(means, cells.Count, length);
    }
}
