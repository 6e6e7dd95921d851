using ClusterTools.Images.Colors;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Tests.Rendering.Plots;

/// <summary>Colours that can be seen, and distinguished.</summary>
public sealed class PlotColorTests
{
    // Machado, Oliveira and Fernandes 2009, full severity.
    private static readonly double[][] Deuteranope = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    private static readonly double[][] Protanope = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    private static readonly double[][] Usual = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

    [Fact]
    public void TheFirstEightColorsDifferForEveryone()
    {
        foreach (double[][] eye in (double[][][])[Usual, Deuteranope, Protanope])
        {
            Oklab[] seen = Array.ConvertAll(LabelPalette.Distinct(8), c => See(c, eye));
            for (int i = 0; i < seen.Length; i++)
            {
                for (int j = 0; j < i; j++)
                    Assert.True(Math.Sqrt(seen[i].SquaredDistance(seen[j])) >= 0.09, $"{i} and {j}");
            }
        }
    }

    [Fact]
    public void TextAndMarksStandOut()
    {
        foreach (var inks in (PlotInks[])[PlotInks.Light, PlotInks.Dark])
        {
            Assert.True(Contrast(inks.Ink, inks.Background) >= 7);
            Assert.True(Contrast(inks.Muted, inks.Background) >= 4.5);
            // Thresholds have their numbers in this colour.
            Assert.True(Contrast(inks.Emphasis, inks.Background) >= 4.5);
            Assert.True(Contrast(inks.Accent, inks.Background) >= 3);
            Assert.True(Contrast(inks.Second, inks.Background) >= 3);
        }

        foreach (double[] color in LabelPalette.Distinct(8))
            Assert.True(Contrast(PlotColor.FromChannels(color), PlotInks.Dark.Background) >= 3);
        foreach (double[] color in LabelPalette.Distinct(50))
            Assert.InRange(Contrast(PlotColor.FromChannels(color), PlotInks.Dark.Background), 2.5, 21);
        for (int i = 0; i <= 100; i++)
            Assert.True(Contrast(Viridis.Mark(i / 100.0), PlotInks.Dark.Background) >= 3);
    }

    [Fact]
    public void ValuesGrowLighter()
    {
        for (int i = 1; i <= 100; i++)
            Assert.True(Luminance(Viridis.At(i / 100.0)) > Luminance(Viridis.At((i - 1) / 100.0)));
        Assert.Equal(Viridis.At(0), Viridis.At(-1));
        Assert.Equal(Viridis.At(1), Viridis.At(7));
    }

    private static Oklab See(double[] color, double[][] eye)
    {
        double[] linear = Array.ConvertAll(color, Oklab.Linear);
        double[] seen = Array.ConvertAll(eye, row => Encode(Math.Clamp((row[0] * linear[0]) + (row[1] * linear[1]) + (row[2] * linear[2]), 0, 1)));
        return Oklab.FromSrgb(seen[0], seen[1], seen[2]);
    }

    private static double Encode(double linear) => linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;

    private static double Contrast(PlotColor a, PlotColor b)
    {
        double x = Luminance(a) + 0.05, y = Luminance(b) + 0.05;
        return Math.Max(x, y) / Math.Min(x, y);
    }

    private static double Luminance(PlotColor color) =>
        (0.2126 * Oklab.Linear(color.R / 255.0)) + (0.7152 * Oklab.Linear(color.G / 255.0)) + (0.0722 * Oklab.Linear(color.B / 255.0));
}
