using System.Text;
using ClusterTools.Formats.Compression;

namespace ClusterTools.Formats.Tables;

/// <summary>Opens the text of a table: compressed or not, in any Unicode encoding, always read as UTF-8 (or another encoding whose first half is ASCII).</summary>
internal static class TableFile
{
    private const int StartLength = 64;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wide">The encoding from which the text is converted, or null where its bytes are passed through.</param>
    /// <param name="wrap">Wraps the stream of the file's own bytes.</param>
    public static Stream Open(string path, out Encoding? wide, Func<FileStream, Stream> wrap)
    {
        var start = new byte[StartLength];
        int length;
        using (var beginning = GzipInput.Open(path))
            length = beginning.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        wide = TextEncoding.FindWide(start.AsSpan(0, length));
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            bool isCompressed = GzipInput.IsGzip(file);
            var bytes = wrap(file);
            if (isCompressed)
                bytes = new GzipInput(bytes);
            return wide is null ? bytes : new Utf8Input(bytes, wide);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
