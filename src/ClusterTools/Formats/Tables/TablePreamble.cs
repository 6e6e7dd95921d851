using ClusterTools.Formats.Records;

namespace ClusterTools.Formats.Tables;

/// <summary>What comes before the rows of a table: lines to skip, a hint at the separator, comments, the header of an ARFF file.</summary>
internal sealed class TablePreamble
{
    private const string CommentMarks = "#%";
    private const int LeastRows = 3;

    /// <summary>Lines of the file before the first row that the reader has to see.</summary>
    public int SkippedLines { get; private set; }

    /// <summary>The separator that the file names (<c>sep=;</c>, as Excel takes it), or null.</summary>
    public char? Separator { get; private set; }

    /// <summary>The character with which comments begin, or null.</summary>
    public char? Comment { get; private set; }

    /// <summary>The names of the columns that an ARFF header gives, or null.</summary>
    public string[]? Names { get; private set; }

    /// <summary>The comment straight before the first row, without its mark: it may hold the names of the columns. Null where there is none.</summary>
    public string? CommentBeforeRows { get; private set; }

    /// <summary>Whether the lines read so far may all precede the rows, so that more must be read.</summary>
    public static bool NeedsMore(IReadOnlyList<TableLine> lines, SeriesReadOptions options)
    {
        if (lines.Any(line => StartsWith(line, "@attribute")) && !lines.Any(line => StartsWith(line, "@data")))
            return true;
        var preamble = Of(lines, options);
        string marks = preamble.Comment?.ToString() ?? CommentMarks;
        return lines.Skip(preamble.SkippedLines).Count(line => !line.IsBlank && marks.IndexOf(line.Text[0]) < 0) < LeastRows;
    }

    /// <summary>Looks at the beginning of a table.</summary>
    public static TablePreamble Of(IReadOnlyList<TableLine> lines, SeriesReadOptions options)
    {
        var preamble = new TablePreamble { SkippedLines = Math.Min(options.SkipRows, lines.Count), Comment = options.CommentCharacter };
        preamble.TakeSeparator(lines);
        if (!preamble.TakeArff(lines))
            preamble.TakeComments(lines);
        return preamble;
    }

    private static bool StartsWith(TableLine line, string word) => line.Text.TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private void TakeSeparator(IReadOnlyList<TableLine> lines)
    {
        if (SkippedLines >= lines.Count)
            return;
        string text = lines[SkippedLines].Text;
        if (text.Length == 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text[4] < 128)
        {
            Separator = text[4];
            SkippedLines++;
        }
    }

    private bool TakeArff(IReadOnlyList<TableLine> lines)
    {
        var names = new List<string>();
        for (int i = SkippedLines; i < lines.Count; i++)
        {
            var line = lines[i];
            if (StartsWith(line, "@attribute"))
            {
                names.Add(AttributeName(line.Text));
            }
            else if (StartsWith(line, "@data") && names.Count > 0)
            {
                SkippedLines = i + 1;
                Comment ??= '%';
                Names = [.. names];
                return true;
            }
            else if (!line.IsBlank && line.Text[0] != '%' && !StartsWith(line, "@relation"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The name in <c>@attribute name type</c>, which may be quoted.</summary>
    private static string AttributeName(string line)
    {
        string rest = line.Trim().Substring("@attribute".Length).Trim();
        if (rest.Length > 0 && rest[0] is '\'' or '"')
        {
            int end = rest.IndexOf(rest[0], 1);
            if (end > 0)
                return rest.Substring(1, end - 1);
        }

        int blank = rest.IndexOfAny([' ', '\t', '{']);
        return blank < 0 ? rest : rest.Substring(0, blank);
    }

    /// <summary>Finds the mark of comments: given, or # or % where lines before the first row begin with it.</summary>
    private void TakeComments(IReadOnlyList<TableLine> lines)
    {
        int first = SkippedLines;
        while (first < lines.Count && lines[first].IsBlank)
            first++;
        if (first == lines.Count)
            return;
        char mark = Comment ?? lines[first].Text[0];
        if (Comment is null && CommentMarks.IndexOf(mark) < 0)
            return;
        int at = first;
        while (at < lines.Count && (lines[at].IsBlank || lines[at].Text[0] == mark))
            at++;

        // Where every line begins so, as colours do (#FF8000), these are cells.
        if (at == lines.Count)
            return;
        Comment = mark;
        if (at > first && lines[at - 1].Text.Length > 0 && lines[at - 1].Text[0] == mark)
            CommentBeforeRows = lines[at - 1].Text.Substring(1).Trim();
    }
}
