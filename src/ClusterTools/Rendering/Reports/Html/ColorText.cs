namespace ClusterTools.Rendering.Reports.Html;

/// <summary>Colours in the notation of HTML.</summary>
internal static class ColorText
{
    /// <summary>Six hexadecimal digits for red, green and blue from 0 to 1.</summary>
    public static string Hex(double[] color) => $"{Byte(color[0]):x2}{Byte(color[1]):x2}{Byte(color[2]):x2}";

    /// <summary>A channel from 0 to 1 in 8 bits.</summary>
    public static byte Byte(double channel) => (byte)((Math.Clamp(channel, 0, 1) * 255) + 0.5);
}
