namespace ClusterTools.Formats;

/// <summary>A file violates its format, or uses a part of the format that is not supported. The message names the file and, where known, page and offset.</summary>
public class ImageFormatException : IOException
{
    /// <summary>Describes what is wrong with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong, as a sentence without the file's name.</param>
    /// <param name="page">The page (0-based) it was found in.</param>
    /// <param name="offset">The byte it was found at.</param>
    /// <param name="innerException">The underlying error.</param>
    public ImageFormatException(string path, string reason, int? page = null, long? offset = null, Exception? innerException = null)
        : base(Describe(path, reason, page, offset), innerException)
    {
        Path = path;
        Page = page;
        Offset = offset;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The page (0-based) where it was found; null where that is not known.</summary>
    public int? Page { get; }

    /// <summary>The byte where it was found; null where that is not known.</summary>
    public long? Offset { get; }

    private static string Describe(string path, string reason, int? page, long? offset)
    {
        string place = (page, offset) switch
        {
            (null, null) => string.Empty,
            (null, { } o) => string.Format(SR.FormatErrorAtOffset, o),
            ({ } p, null) => string.Format(SR.FormatErrorAtPage, p),
            ({ } p, { } o) => string.Format(SR.FormatErrorAtPageAndOffset, p, o),
        };
        return $"'{path}'{place}: {reason}";
    }
}
