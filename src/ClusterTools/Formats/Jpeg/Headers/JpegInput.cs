namespace ClusterTools.Formats.Jpeg.Headers;

/// <summary>Goes through the markers, segments and compressed data of a file.</summary>
internal sealed class JpegInput(Stream file, string path)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _next;
    private int _length;
    private int _pendingMarker = -1;

    /// <summary>Where the next byte comes from.</summary>
    public long Position => file.Position - _length + _next;

    /// <summary>The bytes of the file that are not read yet.</summary>
    public long Remaining => file.Length - Position;

    /// <summary>The next marker, skipping whatever precedes it; −1 at the end of the file.</summary>
    public int NextMarker()
    {
        int marker = _pendingMarker;
        _pendingMarker = -1;
        while (marker < 0)
        {
            int value = ReadByte();
            while (value is not (0xFF or -1))
                value = ReadByte();
            while (value == 0xFF)
                value = ReadByte();
            if (value < 0)
                return -1;
            // 0 after 0xFF is data that went astray.
            marker = value == 0 ? -1 : value;
        }

        return marker;
    }

    /// <summary>The segment after a marker, without its length.</summary>
    public byte[] ReadSegment()
    {
        var segment = new byte[ReadSegmentLength()];
        int read = 0;
        while (read < segment.Length)
        {
            if (_next == _length && !Fill())
                throw Error(SR.JpegCutOff);
            int count = Math.Min(segment.Length - read, _length - _next);
            Buffer.BlockCopy(_buffer, _next, segment, read, count);
            _next += count;
            read += count;
        }

        return segment;
    }

    /// <summary>Passes by the segment after a marker.</summary>
    public void SkipSegment()
    {
        int length = ReadSegmentLength();
        if (length > Remaining)
            throw Error(SR.JpegCutOff);
        if (length <= _length - _next)
        {
            _next += length;
            return;
        }

        file.Position = Position + length;
        _next = _length = 0;
    }

    /// <summary>Takes compressed data up to the next marker, without the zeros that keep 0xFF in data apart from markers.</summary>
    /// <param name="target">Where to; as long as what remains of the file.</param>
    /// <returns>How many bytes that was.</returns>
    public int ReadEntropyCoded(byte[] target)
    {
        int count = 0;
        bool escaped = false;
        while (_pendingMarker < 0 && (_next < _length || Fill()))
        {
            if (escaped)
            {
                int value = _buffer[_next++];
                if (value == 0)
                    target[count++] = 0xFF;
                else if (value != 0xFF)
                    _pendingMarker = value;
                escaped = value == 0xFF;
                continue;
            }

            var available = _buffer.AsSpan(_next, _length - _next);
            int run = available.IndexOf((byte)0xFF);
            escaped = run >= 0;
            run = escaped ? run : available.Length;
            available.Slice(0, run).CopyTo(target.AsSpan(count));
            count += run;
            _next += run + (escaped ? 1 : 0);
        }

        return count;
    }

    /// <summary>An error near here.</summary>
    public ImageFormatException Error(string reason) => new(path, reason, offset: Position);

    private int ReadSegmentLength()
    {
        int high = ReadByte();
        int low = ReadByte();
        if (low < 0)
            throw Error(SR.JpegCutOff);
        int length = (high << 8) | low;
        return length < 2 ? throw Error(SR.JpegSegmentInvalid) : length - 2;
    }

    private int ReadByte() => _next < _length || Fill() ? _buffer[_next++] : -1;

    private bool Fill()
    {
        _next = 0;
        _length = file.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
