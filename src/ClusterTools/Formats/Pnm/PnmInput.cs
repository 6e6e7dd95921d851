using System.Text;

namespace ClusterTools.Formats.Pnm;

/// <summary>Reads the numbers, words and bytes of a file.</summary>
internal sealed class PnmInput(Stream file, string path)
{
    // Longer lines mean nothing in this format.
    private const int LongestLine = 1 << 12;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _next;
    private int _length;

    /// <summary>Where the next byte comes from.</summary>
    public long Position => file.Position - _length + _next;

    /// <summary>The bytes that are left.</summary>
    public long Remaining => file.Length - Position;

    /// <summary>The next byte; −1 at the end.</summary>
    public int ReadByte() => _next < _length || Fill() ? _buffer[_next++] : -1;

    /// <summary>The next byte that is neither blank nor in a comment, which goes from # to the end of its line; −1 at the end.</summary>
    public int ReadVisible()
    {
        while (true)
        {
            int value = ReadByte();
            if (value == '#')
                SkipComment();
            else if (value is not (' ' or (>= '\t' and <= '\r')))
                return value;
        }
    }

    /// <summary>The next number, and the one byte or comment after it.</summary>
    public int ReadNumber(int most)
    {
        int value = ReadVisible();
        if (value is < '0' or > '9')
            throw Error(value < 0 ? SR.PnmCutOff : SR.PnmNumberInvalid);
        int number = 0;
        for (; value is >= '0' and <= '9'; value = ReadByte())
        {
            number = (number * 10) + value - '0';
            if (number > most)
                throw Error(string.Format(SR.PnmNumberTooLarge, most));
        }

        if (value == '#')
            SkipComment();
        return number;
    }

    /// <summary>The next line without its end, for PAM.</summary>
    public string ReadLine()
    {
        var line = new StringBuilder();
        for (int value = ReadByte(); value != '\n'; value = ReadByte())
        {
            if (value < 0)
                throw Error(SR.PnmCutOff);
            if (line.Length == LongestLine)
                throw Error(SR.PnmHeaderInvalid);
            line.Append((char)value);
        }

        return line.ToString().Trim();
    }

    /// <summary>Fills <paramref name="target"/>.</summary>
    public void ReadExactly(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (_next == _length && !Fill())
                throw Error(SR.PnmCutOff);
            int count = Math.Min(target.Length, _length - _next);
            _buffer.AsSpan(_next, count).CopyTo(target);
            _next += count;
            target = target.Slice(count);
        }
    }

    /// <summary>Goes to a place and takes the byte there; −1 beyond the end.</summary>
    public int ReadByteAt(long position)
    {
        file.Position = position;
        _next = _length = 0;
        return ReadByte();
    }

    /// <summary>An error here.</summary>
    public ImageFormatException Error(string reason) => new(path, reason, offset: Position);

    private void SkipComment()
    {
        int value;
        do
        {
            value = ReadByte();
        }
        while (value is not ('\n' or '\r' or -1));
    }

    private bool Fill()
    {
        _next = 0;
        _length = file.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
