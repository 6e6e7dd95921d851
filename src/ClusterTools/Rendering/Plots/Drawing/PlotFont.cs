using System.IO.Compression;

namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>The outlines and widths of the characters of plots: DejaVu Sans, reduced to Latin, Greek, Cyrillic and Hebrew letters and the signs of figures (by
/// <c>tools/ReduceFont.py</c>). Widths come from here for SVG, too, so that a layout does not depend on the fonts of a machine.</summary>
internal static class PlotFont
{
    private const string Resource = "ClusterTools.Rendering.Plots.Drawing.PlotFont.bin";

    /// <summary>What stands for characters that the font does not have.</summary>
    private const int Replacement = 0xFFFD;

    // Curves become so many chords: at the sizes of plots the difference is below a tenth of a pixel.
    private const int Chords = 4;

    private static readonly Lazy<FontData> Data = new(Read);

    /// <summary>The units of outlines that make up the size of the font.</summary>
    public static int UnitsPerEm => Data.Value.UnitsPerEm;

    /// <summary>The width of a text.</summary>
    public static double Measure(string text, double size)
    {
        long units = 0;
        foreach (int character in CodePoints(text))
            units += Get(character).Advance;
        return units * size / UnitsPerEm;
    }

    /// <summary>The outline of a character; a box for one that the font does not have.</summary>
    public static Glyph Get(int character) => Data.Value.Glyphs.TryGetValue(character, out var glyph) ? glyph : Data.Value.Glyphs[Replacement];

    /// <summary>Whether the font has a character.</summary>
    public static bool Has(int character) => Data.Value.Glyphs.ContainsKey(character);

    /// <summary>The characters of a text that take up a place: no marks that join with the letter before, no direction marks or line ends. A lone surrogate is
    /// <see cref="Replacement"/>.</summary>
    public static IEnumerable<int> CodePoints(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int character = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                character = char.ConvertToUtf32(text[i], text[++i]);
            else if (char.IsSurrogate(text[i]))
                character = Replacement;
            bool invisible = character is < 0x20 or (>= 0x7F and < 0xA0) or (>= 0x300 and <= 0x36F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            if (!invisible)
                yield return character;
        }
    }

    /// <summary>The characters from left to right as they are seen: runs of Hebrew letters are reversed. Scripts whose letters join are not in the font.</summary>
    public static List<int> Visual(string text)
    {
        List<int> characters = [.. CodePoints(text)];
        for (int i = 0; i < characters.Count; i++)
        {
            if (!IsHebrew(characters[i]))
                continue;
            int last = i;
            for (int j = i + 1; j < characters.Count && (IsHebrew(characters[j]) || characters[j] == ' '); j++)
                last = IsHebrew(characters[j]) ? j : last;
            characters.Reverse(i, last - i + 1);
            i = last;
        }

        return characters;
    }

    private static bool IsHebrew(int character) => character is >= 0x590 and < 0x600;

    private static FontData Read()
    {
        using var resource = typeof(PlotFont).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException(Resource);
        using var inflated = new MemoryStream();
        using (var inflate = new DeflateStream(resource, CompressionMode.Decompress))
            inflate.CopyTo(inflated);
        var reader = new FontReader(inflated.ToArray());
        int units = reader.Next();
        // Ascent and descent, which layouts take from TextMark.
        reader.Next();
        reader.Next();
        int count = reader.Next();
        var glyphs = new Dictionary<int, Glyph>(count);
        int character = 0;
        for (int i = 0; i < count; i++)
        {
            character += reader.Next();
            int advance = reader.Next();
            var contours = new PlotPoint[reader.Next()][];
            int x = 0, y = 0;
            for (int c = 0; c < contours.Length; c++)
                contours[c] = Straighten(reader.Contour(ref x, ref y));
            glyphs.Add(character, new Glyph(advance, contours));
        }

        return new FontData(units, glyphs);
    }

    /// <summary>Quadratic curves as chords. Between two control points lies a point of the curve in the middle.</summary>
    private static PlotPoint[] Straighten((int X, int Y, bool OnCurve)[] points)
    {
        var result = new List<PlotPoint>();
        int count = points.Length;
        for (int i = 0; i < count; i++)
        {
            var (x, y, onCurve) = points[i];
            if (onCurve)
            {
                result.Add(new(x, y));
                continue;
            }

            var start = End(points[(i + count - 1) % count], points[i]);
            var end = End(points[(i + 1) % count], points[i]);
            if (!points[(i + count - 1) % count].OnCurve)
                result.Add(start);
            for (int k = 1; k < Chords; k++)
            {
                double t = (double)k / Chords, u = 1 - t;
                result.Add(new((u * u * start.X) + (2 * u * t * x) + (t * t * end.X), (u * u * start.Y) + (2 * u * t * y) + (t * t * end.Y)));
            }
        }

        return [.. result];

        static PlotPoint End((int X, int Y, bool OnCurve) neighbour, (int X, int Y, bool OnCurve) control) =>
            neighbour.OnCurve ? new(neighbour.X, neighbour.Y) : new((neighbour.X + control.X) / 2.0, (neighbour.Y + control.Y) / 2.0);
    }

    private sealed record FontData(int UnitsPerEm, Dictionary<int, Glyph> Glyphs);

    /// <summary>Reads the numbers of the resource.</summary>
    private sealed class FontReader(byte[] data)
    {
        private int _at;

        public int Next()
        {
            int value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte part = data[_at++];
                value |= (part & 127) << shift;
                if (part < 128)
                    return value;
            }
        }

        public (int X, int Y, bool OnCurve)[] Contour(ref int x, ref int y)
        {
            var points = new (int, int, bool)[Next()];
            for (int i = 0; i < points.Length; i++)
            {
                int first = Next();
                x += Signed(first >> 1);
                y += Signed(Next());
                points[i] = (x, y, (first & 1) != 0);
            }

            return points;
        }

        private static int Signed(int zigzag) => (zigzag & 1) == 0 ? zigzag >> 1 : -(zigzag + 1 >> 1);
    }
}
