namespace ClusterTools.Formats.Csv;

/// <summary>Finds the separator of a table from its first lines.</summary>
/// <remarks>A tab or a semicolon that splits every line into the same number of cells wins over commas, which numbers of other countries may hold.</remarks>
internal static class CsvDialect
{
    private const int SampleLength = 1 << 16;
    private const int SampleLines = 20;
    private const string Candidates = "\t;,";

    /// <summary>The separator, and the lines at the beginning that are no rows (<c>sep=;</c>, as Excel takes it).</summary>
    /// <param name="text">The text from its beginning.</param>
    /// <param name="skipRows">Rows that do not count.</param>
    public static (char Separator, int HintLines) Detect(TextReader text, int skipRows)
    {
        var sample = new char[SampleLength];
        int length = text.ReadBlock(sample, 0, sample.Length);
        string beginning = new(sample, 0, Math.Min(length, 6));
        if (beginning.Length >= 5 && beginning.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && (beginning.Length == 5 || beginning[5] is '\r' or '\n') && beginning[4] < 128)
            return (beginning[4], 1);
        return (Choose(Count(sample.AsSpan(0, length), length < SampleLength, skipRows)), 0);
    }

    private static char Choose(List<int[]> lines)
    {
        for (int c = 0; c < Candidates.Length; c++)
        {
            if (lines.Count > 0 && lines[0][c] > 0 && lines.TrueForAll(line => line[c] == lines[0][c]))
                return Candidates[c];
        }

        // No separator fits every line: take the most frequent one, and let the reader say which line is wrong.
        int best = Candidates.Length - 1;
        for (int c = 0; c < Candidates.Length; c++)
        {
            if (lines.Sum(line => line[c]) > lines.Sum(line => line[best]))
                best = c;
        }

        return Candidates[best];
    }

    /// <summary>How often each candidate occurs outside quotes, for each line that is not blank.</summary>
    private static List<int[]> Count(ReadOnlySpan<char> sample, bool isWhole, int skipRows)
    {
        var lines = new List<int[]>();
        var counts = new int[Candidates.Length];
        bool quoted = false;
        bool blank = true;
        foreach (char c in sample)
        {
            if (c == '"')
                quoted = !quoted;
            if (quoted || c is not ('\r' or '\n'))
            {
                int candidate = quoted ? -1 : Candidates.IndexOf(c);
                if (candidate >= 0)
                    counts[candidate]++;
                blank &= c == ' ';
                continue;
            }

            EndLine();
            if (lines.Count == SampleLines)
                return lines;
        }

        if (isWhole || lines.Count == 0)
            EndLine();
        return lines;

        void EndLine()
        {
            if (!blank && skipRows-- <= 0)
                lines.Add(counts);
            counts = new int[Candidates.Length];
            blank = true;
        }
    }
}
