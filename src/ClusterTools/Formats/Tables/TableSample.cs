using System.Text;

namespace ClusterTools.Formats.Tables;

/// <summary>The first lines of a table, from which its dialect is found.</summary>
internal sealed class TableSample
{
    private const int BlockBytes = 1 << 16;

    // Wide tables have long lines: the sample grows until it holds some, but not over a whole file without line breaks.
    private const int MostBytes = 1 << 25;
    private const int LeastLines = 5;
    private const int MostLines = 200;

    private TableSample(List<TableLine> lines, string encodingName, bool isWhole)
    {
        Lines = lines;
        EncodingName = encodingName;
        IsWhole = isWhole;
    }

    /// <summary>The lines as the file has them, blank ones included.</summary>
    public IReadOnlyList<TableLine> Lines { get; }

    /// <summary>The encoding for a person to read.</summary>
    public string EncodingName { get; }

    /// <summary>Whether these are all lines of the table.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads the beginning of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="needsMore">Whether more lines are needed, given those so far.</param>
    public static TableSample Read(string path, Func<IReadOnlyList<TableLine>, bool> needsMore)
    {
        using var input = TableFile.Open(path, out var wide, static file => file);
        var bytes = new byte[BlockBytes];
        int length = 0;
        while (true)
        {
            int read = input.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
            length += read;
            bool isWhole = length < bytes.Length;
            var lines = Split(bytes.AsSpan(0, length), isWhole, out bool latin1);
            if (isWhole || length >= MostBytes || (lines.Count >= LeastLines && !needsMore(lines)))
            {
                string name = wide?.WebName.ToUpperInvariant() ?? (latin1 ? "Latin-1" : "UTF-8");
                return new TableSample(lines, name, isWhole && lines.Count < MostLines);
            }

            Array.Resize(ref bytes, 2 * bytes.Length);
        }
    }

    private static List<TableLine> Split(ReadOnlySpan<byte> bytes, bool isWhole, out bool latin1)
    {
        if (bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
            bytes = bytes.Slice(3);
        latin1 = false;
        var lines = new List<TableLine>();
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 && !isWhole && lines.Count > 0)
                break;
            var line = end < 0 ? bytes : bytes.Slice(0, end);
            lines.Add(new TableLine(lines.Count + 1, TextEncoding.Decode(line, out bool isLatin1)));
            latin1 |= isLatin1;
            if (end < 0)
                break;
            bool isPair = bytes[end] == '\r' && end + 1 < bytes.Length && bytes[end + 1] == '\n';
            bytes = bytes.Slice(end + (isPair ? 2 : 1));
        }

        return lines;
    }

    /// <summary>The rows from a line on: lines that are not blank, joined where a quoted cell holds line breaks.</summary>
    /// <param name="first">The place in <see cref="Lines"/> of the first line to take.</param>
    /// <param name="comment">The character at the start of comment lines.</param>
    public List<TableLine> RowsFrom(int first, char? comment)
    {
        var rows = new List<TableLine>();
        for (int i = first; i < Lines.Count && rows.Count < MostLines; i++)
        {
            var line = Lines[i];
            if (line.IsBlank || (comment is { } mark && line.Text[0] == mark))
                continue;
            int end = i;
            var text = new StringBuilder(line.Text);
            while (HasOpenQuote(text) && end + 1 < Lines.Count)
                text.Append('\n').Append(Lines[++end].Text);
            if (HasOpenQuote(text))
            {
                // A quote that is never closed is a character, or the reader's to complain of.
                rows.Add(line);
                continue;
            }

            rows.Add(line with { Text = text.ToString() });
            i = end;
        }

        return rows;
    }

    private static bool HasOpenQuote(StringBuilder text)
    {
        int quotes = 0;
        for (int i = 0; i < text.Length; i++)
            quotes += text[i] == '"' ? 1 : 0;
        return quotes % 2 != 0;
    }
}
