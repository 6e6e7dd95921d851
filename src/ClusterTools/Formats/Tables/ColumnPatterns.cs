using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterTools.Formats.Tables;

/// <summary>Finds the columns of a table that someone names: by name, with the wildcards * and ?, by index from 0 (negative: from the end), by a range of indices or names.</summary>
/// <param name="names">The names of all columns; empty where they have none.</param>
/// <param name="count">All columns.</param>
/// <param name="indexFirst">Whether 4 is the column of that index before that of this name. Where all names are numbers, such as years, they are matched as names.</param>
internal sealed class ColumnPatterns(IReadOnlyList<string> names, int count, bool indexFirst)
{
    /// <summary>The columns, in the order in which they are named, each once; null where a pattern matches none.</summary>
    /// <param name="patterns">Names, wildcards, indices and ranges.</param>
    /// <param name="unmatched">The first pattern that matches no column.</param>
    public int[]? Find(IReadOnlyList<string> patterns, out string? unmatched)
    {
        var columns = new List<int>();
        unmatched = null;
        foreach (string pattern in patterns)
        {
            int[] found = Find(pattern);
            if (found.Length == 0)
            {
                unmatched = pattern;
                return null;
            }

            columns.AddRange(found.Where(column => !columns.Contains(column)));
        }

        return [.. columns];
    }

    /// <summary>The column of a name, in its own or other case, or of an index; −1 where there is none.</summary>
    public int FindOne(string text)
    {
        int index = FindIndex(text);
        if (index >= 0 && indexFirst)
            return index;
        int name = FindName(text);
        return name >= 0 ? name : index;
    }

    private int[] Find(string pattern)
    {
        int single = FindOne(pattern);
        if (single >= 0)
            return [single];
        int dots = pattern.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0)
        {
            int first = FindOne(pattern.Substring(0, dots));
            int last = FindOne(pattern.Substring(dots + 2));
            if (first >= 0 && last >= 0)
                return [.. first <= last ? Enumerable.Range(first, last - first + 1) : Enumerable.Range(last, first - last + 1).Reverse()];
        }

        if (pattern.IndexOfAny(['*', '?']) < 0)
            return [];
        if (pattern == "*")
            return [.. Enumerable.Range(0, count)];
        string expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$";
        var matcher = new Regex(expression, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        return [.. Enumerable.Range(0, names.Count).Where(i => matcher.IsMatch(names[i]))];
    }

    private int FindName(string text)
    {
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            for (int i = 0; i < names.Count; i++)
            {
                if (string.Equals(names[i], text, comparison))
                    return i;
            }
        }

        return -1;
    }

    private int FindIndex(string text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return -1;
        int column = number < 0 ? number + count : number;
        return column >= 0 && column < count ? column : -1;
    }
}
