namespace ClusterTools.Rendering.Reports.Html;

/// <summary>Colours on the dark panels of a report, which need a contrast of 3 to 1 (WCAG 2.2, 1.4.11): saturated blues do not have it.</summary>
internal static class PanelColor
{
    /// <summary>The grey of the panels, in 8 bits: that of the style sheet.</summary>
    public const int Panel = 0x12;

    private const double LeastContrast = 3;
    private const int Steps = 64;

    /// <summary>The colour with as little white as it takes.</summary>
    public static double[] Lift(double[] color)
    {
        for (int step = 0; step < Steps; step++)
        {
            double white = (double)step / Steps;
            double[] mixed = Array.ConvertAll(color, c => (c * (1 - white)) + white);
            if (Contrast(mixed) >= LeastContrast)
                return mixed;
        }

        return [1, 1, 1];
    }

    /// <summary>The contrast ratio of a colour, as 8 bits show it, to the panel: 1 to some 18.</summary>
    public static double Contrast(double[] color) => (Luminance(Array.ConvertAll(color, ColorText.Byte)) + 0.05) / (Luminance([Panel, Panel, Panel]) + 0.05);

    private static double Luminance(byte[] color) => (0.2126 * Linear(color[0])) + (0.7152 * Linear(color[1])) + (0.0722 * Linear(color[2]));

    private static double Linear(byte channel)
    {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
