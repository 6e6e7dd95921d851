using System.Buffers;
using System.Buffers.Binary;
using ClusterTools.Files;

namespace ClusterTools.Formats.Tiff.Directories;

/// <summary>A TIFF while it is being opened: its header, and bytes from anywhere through one small window, so that the usual file costs one or two reads.</summary>
internal sealed class TiffInput : IDisposable
{
    private const int WindowLength = 8192;

    private readonly PositionalFile _file;
    private readonly byte[] _window = ArrayPool<byte>.Shared.Rent(WindowLength);
    private readonly long _readLimit;
    private long _windowStart;
    private int _windowBytes;
    private long _readBytes;

    /// <summary>Reads the header.</summary>
    /// <exception cref="ImageFormatException">It is none of a TIFF or a BigTIFF.</exception>
    public TiffInput(PositionalFile file)
    {
        _file = file;
        // No honest file shares its directories and lists so often; one that does would make each page cost as much as the whole file.
        _readLimit = (16 * Math.Min(file.Length, long.MaxValue / 32)) + (1 << 20);
        if (file.Length == 0)
            throw Error(SR.FileEmpty);
        var header = Bytes(0, 8);
        IsBigEndian = header[0] == 'M';
        int version = ReadUInt16(header.Slice(2));
        bool isTiff = header[0] == header[1] && header[0] is (byte)'I' or (byte)'M' && version is 42 or 43;
        IsBigTiff = version == 43;
        if (!isTiff || (IsBigTiff && (ReadUInt16(header.Slice(4)) != 8 || ReadUInt16(header.Slice(6)) != 0)))
            throw Error(SR.TiffHeaderInvalid, 0);
        FirstDirectory = IsBigTiff ? ReadOffset(Bytes(8, 8)) : ReadOffset(header.Slice(4));
    }

    /// <summary>The file's name without its folder, for warnings.</summary>
    public string FileName => Path.GetFileName(_file.Path);

    /// <summary>The file's bytes.</summary>
    public long Length => _file.Length;

    /// <summary>Whether numbers are stored with their most significant byte first.</summary>
    public bool IsBigEndian { get; }

    /// <summary>Whether offsets and counts have 64 bits.</summary>
    public bool IsBigTiff { get; }

    /// <summary>Where the first directory lies.</summary>
    public long FirstDirectory { get; }

    /// <summary>The page that is being read, for messages.</summary>
    public int? Page { get; set; }

    /// <summary>An error at the current page.</summary>
    public ImageFormatException Error(string reason, long? offset = null) => new(_file.Path, reason, Page, offset);

    /// <summary>Some bytes of the file (8192 at most), valid until the next call.</summary>
    public ReadOnlySpan<byte> Bytes(long offset, int count)
    {
        if (offset < 0 || count > Length - offset)
            throw Error(string.Format(SR.FileEndsEarly, Length, unchecked((ulong)offset + (ulong)count)), offset < 0 ? null : offset);
        if (offset < _windowStart || offset + count > _windowStart + _windowBytes)
        {
            _windowStart = offset;
            _windowBytes = _file.Read(offset, _window.AsSpan(0, WindowLength));
            if (_windowBytes < count)
                throw Error(string.Format(SR.FileEndsEarly, offset + _windowBytes, offset + count), offset);
        }

        return _window.AsSpan((int)(offset - _windowStart), count);
    }

    /// <summary>Counts the bytes of directories and lists against a limit that the file's size sets.</summary>
    public void Spend(long bytes)
    {
        _readBytes += bytes;
        if (_readBytes > _readLimit)
            throw Error(SR.TiffDirectoriesOverlap);
    }

    /// <summary>Reads 16 bits in the file's byte order.</summary>
    public ushort ReadUInt16(ReadOnlySpan<byte> source) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(source) : BinaryPrimitives.ReadUInt16LittleEndian(source);

    /// <summary>Reads 32 bits in the file's byte order.</summary>
    public uint ReadUInt32(ReadOnlySpan<byte> source) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(source) : BinaryPrimitives.ReadUInt32LittleEndian(source);

    /// <summary>Reads 64 bits in the file's byte order.</summary>
    public ulong ReadUInt64(ReadOnlySpan<byte> source) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(source) : BinaryPrimitives.ReadUInt64LittleEndian(source);

    /// <summary>Reads an offset or count: 32 bits, in a BigTIFF 64. A value beyond any file's size is returned as a negative number.</summary>
    public long ReadOffset(ReadOnlySpan<byte> source) => IsBigTiff ? unchecked((long)ReadUInt64(source)) : ReadUInt32(source);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_window);
}
