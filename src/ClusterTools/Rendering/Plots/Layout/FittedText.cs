using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>Shortens texts to the width that there is for them.</summary>
internal static class FittedText
{
    private const string Ellipsis = "…";

    /// <summary>The text, or as much of its beginning as fits with an ellipsis; null if not even that does.</summary>
    public static string? Fit(string text, double size, double width)
    {
        if (PlotFont.Measure(text, size) <= width)
            return text;
        double left = width - PlotFont.Measure(Ellipsis, size);
        if (left < 0)
            return null;
        int length = 0;
        for (int next; length < text.Length; length = next)
        {
            next = length + (char.IsHighSurrogate(text[length]) && length + 1 < text.Length ? 2 : 1);
            left -= PlotFont.Measure(text.Substring(length, next - length), size);
            if (left < 0)
                break;
        }

        return text.Substring(0, length).TrimEnd() + Ellipsis;
    }
}
