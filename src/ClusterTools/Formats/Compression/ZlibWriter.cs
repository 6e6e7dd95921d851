using System.IO.Compression;

namespace ClusterTools.Formats.Compression;

/// <summary>Deflates bytes into a zlib stream (RFC 1950). <see cref="Complete"/> ends it; the output stream stays open.</summary>
internal sealed class ZlibWriter : IDisposable
{
    private readonly Stream _output;
    private readonly DeflateStream _deflate;
    private uint _checksum = 1;

    public ZlibWriter(Stream output)
    {
        _output = output;
        // Deflate with a window of 32 KB, default level, no dictionary.
        _output.WriteByte(0x78);
        _output.WriteByte(0x9C);
        _deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true);
    }

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        _checksum = Adler32.Append(_checksum, data);
        _deflate.Write(data);
    }

    /// <summary>Writes the remainder and the checksum.</summary>
    public void Complete()
    {
        _deflate.Dispose();
        for (int shift = 24; shift >= 0; shift -= 8)
            _output.WriteByte((byte)(_checksum >> shift));
    }

    /// <inheritdoc/>
    public void Dispose() => _deflate.Dispose();
}
