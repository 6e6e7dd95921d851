using System.Text;

namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Writes numbers and text into SVG, alike on every machine.</summary>
internal static class SvgWriter
{
    private const long Hundred = 100;

    // Beyond any canvas, and far from where hundredths overflow.
    private const double Farthest = 1e9;

    /// <summary>A length in CSS pixels, rounded to hundredths, without zeros at the end and without a sign of zero.</summary>
    public static StringBuilder AppendLength(this StringBuilder text, double value)
    {
        long hundredths = (long)Math.Floor((Math.Clamp(value, -Farthest, Farthest) * Hundred) + 0.5);
        if (hundredths < 0)
        {
            text.Append('-');
            hundredths = -hundredths;
        }

        AppendDigits(text, hundredths / Hundred);
        int part = (int)(hundredths % Hundred);
        if (part == 0)
            return text;
        text.Append('.').Append((char)('0' + (part / 10)));
        if (part % 10 != 0)
            text.Append((char)('0' + (part % 10)));
        return text;
    }

    /// <summary>Text that stays text: what would be markup is escaped, what XML does not allow is replaced.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder text, string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                case '\'':
                    text.Append("&#39;");
                    break;
                case '\t' or '\n' or '\r':
                    text.Append(' ');
                    break;
                case < ' ' or '\uFFFE' or '\uFFFF':
                    text.Append('\uFFFD');
                    break;
                default:
                    bool pair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
                    if (pair)
                        text.Append(c).Append(value[++i]);
                    else
                        text.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
                    break;
            }
        }

        return text;
    }

    private static void AppendDigits(StringBuilder text, long value)
    {
        if (value >= 10)
            AppendDigits(text, value / 10);
        text.Append((char)('0' + (value % 10)));
    }
}
