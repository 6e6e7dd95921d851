using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>The colour map viridis (Smith and van der Walt 2015, CC0) for values: even in lightness, readable without colour vision. Nine of its colours, straight lines
/// between them.</summary>
internal static class Viridis
{
    private static readonly int[] Anchors = [0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725];

    // What is below has less than 3:1 to the dark of panels.
    private const double FirstMark = 0.38;

    /// <summary>The colour of a value from 0 to 1 for marks on a dark panel: the part of the map that stands out from it.</summary>
    public static PlotColor Mark(double value) => At(FirstMark + ((1 - FirstMark) * Math.Clamp(value, 0, 1)));

    /// <summary>The colour of a value from 0 to 1.</summary>
    public static PlotColor At(double value)
    {
        double place = Math.Clamp(value, 0, 1) * (Anchors.Length - 1);
        int below = Math.Min((int)place, Anchors.Length - 2);
        double part = place - below;
        var low = PlotColor.FromRgb(Anchors[below]);
        var high = PlotColor.FromRgb(Anchors[below + 1]);
        return new PlotColor(Mix(low.R, high.R), Mix(low.G, high.G), Mix(low.B, high.B));

        byte Mix(byte from, byte to) => (byte)(from + ((to - from) * part) + 0.5);
    }
}
