using ClusterTools.Formats.Compression;

namespace ClusterTools.Rendering.Reports.Html;

/// <summary>Binary data inside of a page: zlib in base64, in a script element of a type that no browser runs.</summary>
internal static class DataBlock
{
    /// <summary>Writes a block that the viewer finds by its name.</summary>
    /// <param name="html">The page.</param>
    /// <param name="name">The name of the array.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="width">The bytes of an element.</param>
    /// <param name="bytes">The elements, little-endian.</param>
    public static void Write(HtmlWriter html, string name, int count, int width, byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZlibWriter(compressed))
        {
            zlib.Write(bytes);
            zlib.Complete();
        }

        html.Open("script", ("type", "application/octet-stream"), ("data-array", name), ("data-count", HtmlWriter.Number(count)), ("data-width", HtmlWriter.Number(width)))
            .Raw(Convert.ToBase64String(compressed.GetBuffer(), 0, (int)compressed.Length)).Close();
    }

    /// <summary>Ascending positions as the gaps between them (0 for neighbours), in groups of 7 bits from the lowest up, of which all but the last have bit 7 set.</summary>
    public static byte[] Gaps(int[] positions)
    {
        using var bytes = new MemoryStream(positions.Length);
        int last = -1;
        foreach (int position in positions)
        {
            uint gap = (uint)(position - last - 1);
            for (; gap > 0x7F; gap >>= 7)
                bytes.WriteByte((byte)(gap | 0x80));
            bytes.WriteByte((byte)gap);
            last = position;
        }

        return bytes.ToArray();
    }
}
