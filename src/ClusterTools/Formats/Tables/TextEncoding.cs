using System.Text;

namespace ClusterTools.Formats.Tables;

/// <summary>Finds the encoding of a text from its first bytes.</summary>
internal static class TextEncoding
{
    private const int LeastLength = 4;

    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    /// <summary>The encoding of a text in units of two or four bytes, by its byte order mark or by the zeros of its letters and digits; null for UTF-8 and encodings of one byte.</summary>
    public static Encoding? FindWide(ReadOnlySpan<byte> start)
    {
        if (start.Length >= 4 && start[0] == 0xFF && start[1] == 0xFE && start[2] == 0 && start[3] == 0)
            return new UTF32Encoding(bigEndian: false, byteOrderMark: true);
        if (start.Length >= 4 && start[0] == 0 && start[1] == 0 && start[2] == 0xFE && start[3] == 0xFF)
            return new UTF32Encoding(bigEndian: true, byteOrderMark: true);
        if (start.Length >= 2 && start[0] == 0xFF && start[1] == 0xFE)
            return Encoding.Unicode;
        if (start.Length >= 2 && start[0] == 0xFE && start[1] == 0xFF)
            return Encoding.BigEndianUnicode;
        int units = start.Length / 2;
        if (start.Length < LeastLength)
            return null;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < units; i++)
        {
            evenZeros += start[2 * i] == 0 ? 1 : 0;
            oddZeros += start[(2 * i) + 1] == 0 ? 1 : 0;
        }

        // Tables are mostly digits and separators, but names may have letters beyond Latin.
        if (evenZeros == 0 && oddZeros * 4 >= units * 3)
            return Encoding.Unicode;
        return oddZeros == 0 && evenZeros * 4 >= units * 3 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>The text of bytes in UTF-8 or, where they are not valid UTF-8, in Latin-1.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, out bool isLatin1)
    {
        byte[] copy = bytes.ToArray();
        string text = Encoding.UTF8.GetString(copy);
        isLatin1 = text.IndexOf('\uFFFD') >= 0;
        return isLatin1 ? Latin1.GetString(copy) : text;
    }

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte}, out bool)"/>
    public static string Decode(ReadOnlySpan<byte> bytes) => Decode(bytes, out _);
}
