namespace ClusterTools.Formats;

/// <summary>Knows one file format.</summary>
public interface IImageDecoder
{
    /// <summary>The name that users know: TIFF, PNG …</summary>
    string Name { get; }

    /// <summary>The usual extensions, with their dot, in lower case.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether a file that begins with these bytes (up to 64 of them) is of this format.</summary>
    bool Recognizes(ReadOnlySpan<byte> header);

    /// <summary>Reads what the file says of itself; no pixels yet.</summary>
    /// <exception cref="ImageFormatException">The file is malformed, over a limit or uses what is not supported.</exception>
    ImageSource Open(string path, ImageReadOptions options);
}
