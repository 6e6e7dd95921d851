namespace ClusterTools.Formats.Compression;

/// <summary>Inflates a zlib stream (RFC 1950) that holds a known number of bytes, without ever asking for more than that.</summary>
internal static class ZlibInflater
{
    /// <summary>Inflates into <paramref name="destination"/>, which must be filled.</summary>
    /// <param name="compressed">The zlib stream; its position afterwards is undefined.</param>
    /// <param name="destination">As many bytes as the data ought to have. What the stream holds beyond is not read.</param>
    /// <param name="requireEnd">Whether the stream must end there, with the right Adler-32 checksum.</param>
    /// <exception cref="InvalidDataException">The stream is damaged, too short, or its checksum is wrong.</exception>
    public static void Inflate(Stream compressed, Span<byte> destination, bool requireEnd)
    {
        using var reader = new ZlibReader(compressed);
        reader.ReadExactly(destination);
        if (requireEnd)
            reader.RequireEnd();
    }
}
