using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Display;

/// <summary>The 256 colours of each colormap, interpolated linearly between a few.</summary>
internal static class ColormapColors
{
    /// <summary>The number of colours.</summary>
    public const int Count = 256;

    // ImageJ's lookup table, which is in the public domain.
    private static readonly int[] Fire =
    [
        0x000000, 0x00003D, 0x010060, 0x190082, 0x3100A5, 0x4900C0, 0x6200DC, 0x7A00E3, 0x9200D2, 0xA200B5, 0xAD0097, 0xB8007A, 0xC3005D, 0xCF0E40, 0xD92323, 0xE53905,
        0xF04F00, 0xFC6500, 0xFF7500, 0xFF8500, 0xFF9300, 0xFFA100, 0xFFAF00, 0xFFBE00, 0xFFCD00, 0xFFDB00, 0xFFEA00, 0xFFF823, 0xFFFF62, 0xFFFFA0, 0xFFFFDF, 0xFFFFFF,
    ];

    private static readonly int[] CoolWarm = [0x3B4CC0, 0x6788EE, 0x9ABBFF, 0xC9D7F0, 0xDDDDDD, 0xEDD1C2, 0xF7A889, 0xE26952, 0xB40426];

    /// <summary>Red, green and blue of each colour, from the minimum to the maximum.</summary>
    public static byte[] Table(Colormap map)
    {
        var table = new byte[3 * Count];
        for (int i = 0; i < Count; i++)
        {
            var color = At(map, i / (Count - 1.0));
            (table[3 * i], table[(3 * i) + 1], table[(3 * i) + 2]) = (color.R, color.G, color.B);
        }

        return table;
    }

    private static PlotColor At(Colormap map, double value) => map switch
    {
        Colormap.Gray => PlotColor.FromRgb((int)((value * (Count - 1)) + 0.5) * 0x010101),
        Colormap.Viridis => Viridis.At(value),
        Colormap.Fire => Between(Fire, value),
        Colormap.CoolWarm => Between(CoolWarm, value),
        _ => throw EnumGuard.Undefined(map),
    };

    private static PlotColor Between(int[] anchors, double value)
    {
        double place = value * (anchors.Length - 1);
        int below = Math.Min((int)place, anchors.Length - 2);
        double part = place - below;
        var (low, high) = (PlotColor.FromRgb(anchors[below]), PlotColor.FromRgb(anchors[below + 1]));
        return new PlotColor(Mix(low.R, high.R), Mix(low.G, high.G), Mix(low.B, high.B));

        byte Mix(byte from, byte to) => (byte)(from + ((to - from) * part) + 0.5);
    }
}
