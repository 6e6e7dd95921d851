using System.Numerics;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Writes indices into a dictionary: their width, then runs.</summary>
internal static class IndexPage
{
    /// <summary>The content of the page.</summary>
    /// <param name="indices">The indices.</param>
    /// <param name="count">The values of the dictionary.</param>
    public static byte[] Of(ReadOnlySpan<int> indices, int count)
    {
        int width = count <= 1 ? 0 : 1 + BitOperations.Log2((uint)(count - 1));
        using var page = new MemoryStream();
        page.WriteByte((byte)width);
        RunLengthWriter.Write(page, indices, width);
        return page.ToArray();
    }
}
