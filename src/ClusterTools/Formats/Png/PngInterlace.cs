namespace ClusterTools.Formats.Png;

/// <summary>The seven passes of Adam7: each holds the pixels of a grid of its own, and small pictures leave some passes empty.</summary>
internal static class PngInterlace
{
    private static readonly Pass[] Adam7 =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    /// <summary>The passes of a picture that are not empty.</summary>
    public static IEnumerable<Pass> PassesOf(PngHeader header) =>
        (header.Interlaced ? Adam7 : [new Pass(0, 0, 1, 1)]).Where(p => p.Columns(header) > 0 && p.Rows(header) > 0);

    /// <summary>The bytes of all rows with their filter bytes: what the compressed data must hold.</summary>
    public static long RawBytes(PngHeader header) => PassesOf(header).Sum(p => p.Rows(header) * (1 + header.RowBytes(p.Columns(header))));

    /// <summary>One pass: where it begins and how far apart its pixels are.</summary>
    internal readonly record struct Pass(int X, int Y, int StepX, int StepY)
    {
        public int Columns(PngHeader header) => (int)(((long)header.Width - X + StepX - 1) / StepX);

        public int Rows(PngHeader header) => (int)(((long)header.Height - Y + StepY - 1) / StepY);
    }
}
