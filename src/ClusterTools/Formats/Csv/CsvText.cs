namespace ClusterTools.Formats.Csv;

/// <summary>Tells text from binary files.</summary>
internal static class CsvText
{
    /// <summary>Whether a file (unpacked) that begins so may be text: UTF-8, or UTF-16 with its mark.</summary>
    public static bool MayBe(ReadOnlySpan<byte> start)
    {
        if (start.Length >= 2 && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF)))
            return true;
        foreach (byte value in start)
        {
            if (value < ' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                return false;
        }

        return true;
    }

    /// <summary>A cell for an error message: not too long, on one line.</summary>
    public static string Shown(string cell)
    {
        const int Limit = 40;
        var characters = cell.Substring(0, Math.Min(cell.Length, Limit)).ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (char.IsControl(characters[i]) || char.IsSurrogate(characters[i]))
                characters[i] = '?';
        }

        return new string(characters) + (cell.Length > Limit ? "…" : string.Empty);
    }
}
