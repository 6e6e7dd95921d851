using System.Text;

namespace ClusterTools.Formats.Tables;

/// <summary>Cuts a row of a table into its cells, as the reader of the whole table does.</summary>
internal static class CellSplitter
{
    /// <summary>The separator of tables whose columns are separated by runs of blanks.</summary>
    public const char Blanks = ' ';

    /// <summary>The cells, without quotes and the blanks around them.</summary>
    public static string[] Split(string row, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool byBlanks = separator == Blanks;
        string text = byBlanks ? row.Trim(' ', '\t') : row;
        int at = 0;
        while (true)
        {
            while (at < text.Length && IsBlank(text[at]) && (byBlanks || text[at] != separator))
                at++;
            at = at < text.Length && text[at] == '"' ? TakeQuoted(text, at + 1, cell) : at;
            int end = at;
            while (end < text.Length && (byBlanks ? !IsBlank(text[end]) : text[end] != separator))
                end++;
            cell.Append(text, at, end - at);
            cells.Add(cell.ToString().Trim(' ', '\t'));
            cell.Clear();
            if (end >= text.Length)
                return [.. cells];
            at = end + 1;
        }
    }

    /// <summary>Takes what is within quotes, where two quotes stand for one.</summary>
    /// <returns>The place after the closing quote.</returns>
    private static int TakeQuoted(string text, int at, StringBuilder cell)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 == text.Length || text[at + 1] != '"')
                    return at + 1;
                at++;
            }

            cell.Append(text[at]);
        }

        return at;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';
}
