namespace ClusterTools.Files;

/// <summary>Natural sort order of paths: numbers in names are compared by value (<c>img2</c> before <c>img10</c>), letters ignoring case, and a folder's own files before
/// those of names that start with its name. Paths that are otherwise equal are ordered by their character codes.</summary>
public sealed class NaturalPathComparer : IComparer<string>
{
    private NaturalPathComparer()
    {
    }

    /// <summary>The shared instance.</summary>
    public static NaturalPathComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return x is null ? (y is null ? 0 : -1) : 1;
        int i = 0;
        int j = 0;
        while (i < x.Length && j < y.Length)
        {
            int difference = IsDigit(x[i]) && IsDigit(y[j])
                ? CompareNumbers(x, ref i, y, ref j)
                : Rank(x[i++]).CompareTo(Rank(y[j++]));
            if (difference != 0)
                return difference;
        }

        int rest = (x.Length - i).CompareTo(y.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    /// <summary>Compares two runs of digits of any length, and advances both positions past them.</summary>
    private static int CompareNumbers(string x, ref int i, string y, ref int j)
    {
        int startX = SkipZeros(x, i);
        int startY = SkipZeros(y, j);
        i = SkipDigits(x, startX);
        j = SkipDigits(y, startY);
        int byLength = (i - startX).CompareTo(j - startY);
        return byLength != 0 ? byLength : string.CompareOrdinal(x, startX, y, startY, i - startX);
    }

    private static int SkipZeros(string text, int position)
    {
        while (position < text.Length && text[position] == '0')
            position++;
        return position;
    }

    private static int SkipDigits(string text, int position)
    {
        while (position < text.Length && IsDigit(text[position]))
            position++;
        return position;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    // A separator ends a name, so it sorts before every character that may continue one.
    private static int Rank(char c) => c is '/' or '\\' ? 0 : char.ToUpperInvariant(c);
}
