namespace ClusterTools.Formats.Tables;

/// <summary>Distinguishes text from binary files.</summary>
internal static class TableText
{
    /// <summary>Whether a file (unpacked) that begins so may be text: an encoding of one byte, UTF-8, UTF-16 or UTF-32.</summary>
    public static bool MayBe(ReadOnlySpan<byte> start)
    {
        if (TextEncoding.FindWide(start) is not null)
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
