using System.Buffers.Binary;
using System.IO.Compression;

namespace ClusterTools.Formats.Compression;

/// <summary>Reads a gzip file (RFC 1952) and reports a truncated one, which the framework's stream accepts as complete.</summary>
/// <remarks>The length at the file's end must be that of the data. Files of several gzip members do not have that, and are refused.</remarks>
internal sealed class GzipInput : Stream
{
    private readonly InflaterSource _compressed;
    private readonly GZipStream _gzip;
    private readonly uint _claimedLength;
    private long _length;

    /// <summary>Takes over a stream that can seek, and closes it at the end.</summary>
    public GzipInput(Stream compressed)
    {
        if (compressed.Length < 4)
            throw new InvalidDataException(SR.GzipCutShort);
        compressed.Position = compressed.Length - 4;
        Span<byte> tail = stackalloc byte[4];
        compressed.ReadExactly(tail);
        _claimedLength = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        compressed.Position = 0;
        _compressed = new InflaterSource(compressed);
        _gzip = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether a file that begins so is a gzip file.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> header) => header.Length >= 2 && header[0] == 0x1F && header[1] == 0x8B;

    /// <summary>Whether a stream is at the beginning of gzip data, by its first bytes; its position stays.</summary>
    public static bool IsGzip(Stream stream)
    {
        long position = stream.Position;
        Span<byte> start = stackalloc byte[2];
        int read = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        stream.Position = position;
        return Recognizes(start.Slice(0, read));
    }

    /// <summary>Opens a file, inflating where its first bytes say that it is compressed.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            return IsGzip(file) ? new GzipInput(file) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read;
        try
        {
            read = _gzip.Read(buffer, offset, count);
        }
        catch (Exception e) when (_compressed.IsDamage(e))
        {
            throw new InvalidDataException(SR.GzipDamaged, e);
        }

        _length += read;
        if (read == 0 && count > 0 && (uint)_length != _claimedLength)
            throw new InvalidDataException(SR.GzipCutShort);
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }
}
