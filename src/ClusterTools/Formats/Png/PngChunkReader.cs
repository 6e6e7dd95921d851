using System.Buffers.Binary;
using ClusterTools.Formats.Compression;

namespace ClusterTools.Formats.Png;

/// <summary>Goes through the chunks of a file. Lengths are held against the file's own before anything is read.</summary>
internal sealed class PngChunkReader(Stream file, string path)
{
    // Chunks that are taken into memory whole are small; the picture's data are read piece by piece.
    private const int MaximumWholeChunk = 8 << 20;

    private long _end;
    private uint _checksum;

    /// <summary>The type of the chunk that was entered last.</summary>
    public uint Type { get; private set; }

    /// <summary>Where that chunk begins.</summary>
    public long Offset { get; private set; }

    /// <summary>The bytes of data that it has.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes of data that are not read yet.</summary>
    public int Remaining => (int)(_end - file.Position);

    /// <summary>Whether a reader that does not know this chunk must give up.</summary>
    public bool IsCritical => (Type & 0x2000_0000) == 0;

    /// <summary>The letters of its type.</summary>
    public string TypeName => new([(char)(Type >> 24), (char)((Type >> 16) & 0xFF), (char)((Type >> 8) & 0xFF), (char)(Type & 0xFF)]);

    /// <summary>Reads the length and type of the chunk that begins here.</summary>
    public void Enter()
    {
        Offset = file.Position;
        Span<byte> head = stackalloc byte[8];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            throw Error(SR.PngEndMissing);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
        Type = BinaryPrimitives.ReadUInt32BigEndian(head.Slice(4));
        foreach (byte letter in head.Slice(4))
        {
            if ((letter | 0x20) is < (byte)'a' or > (byte)'z')
                throw Error(SR.PngChunkTypeInvalid);
        }

        if (length > int.MaxValue || length > file.Length - file.Position - 4)
            throw Error(string.Format(SR.PngChunkTooLong, TypeName, length, Math.Max(0, file.Length - file.Position - 4)));
        Length = (int)length;
        _end = file.Position + Length;
        _checksum = Crc32.Compute(head.Slice(4));
    }

    /// <summary>Reads some of the data that remain; 0 when none do.</summary>
    public int Read(byte[] buffer, int offset, int count)
    {
        int read = file.Read(buffer, offset, Math.Min(count, Remaining));
        _checksum = Crc32.Append(_checksum, buffer.AsSpan(offset, read));
        return read;
    }

    /// <summary>Reads all data of a small chunk, and leaves it.</summary>
    public byte[] ReadAll()
    {
        if (Length > MaximumWholeChunk)
            throw Error(string.Format(SR.PngChunkLengthInvalid, TypeName, Length));
        var data = new byte[Length];
        int read = 0;
        while (read < data.Length)
        {
            int count = Read(data, read, data.Length - read);
            if (count == 0)
                throw Error(SR.PngEndMissing);
            read += count;
        }

        Leave();
        return data;
    }

    /// <summary>Ends a chunk whose data have all been read: its checksum must be right.</summary>
    public void Leave()
    {
        Span<byte> stored = stackalloc byte[4];
        if (file.ReadAtLeast(stored, stored.Length, throwOnEndOfStream: false) < stored.Length)
            throw Error(SR.PngEndMissing);
        if (BinaryPrimitives.ReadUInt32BigEndian(stored) != _checksum)
            throw Error(string.Format(SR.PngChecksumWrong, TypeName));
    }

    /// <summary>Goes to the next chunk without looking at the data.</summary>
    public void Skip() => file.Position = _end + 4;

    /// <summary>An error in the chunk that was entered last.</summary>
    public ImageFormatException Error(string reason) => new(path, reason, offset: Offset);
}
