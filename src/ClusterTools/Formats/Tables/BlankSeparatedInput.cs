namespace ClusterTools.Formats.Tables;

/// <summary>Reads a table whose columns are separated by blanks with one space between cells: runs of spaces and tabs outside quotes become one, those around a line go.</summary>
internal sealed class BlankSeparatedInput(Stream inner) : InputStream
{
    private readonly byte[] _input = new byte[1 << 16];
    private int _at;
    private int _end;
    private bool _lineStarts = true;
    private bool _cellStarts = true;
    private bool _blankWritten;
    private bool _isQuoted;

    public override int Read(byte[] buffer, int offset, int count)
    {
        int start = offset;
        while (offset == start)
        {
            if (_at == _end)
            {
                _at = 0;
                _end = inner.Read(_input, 0, _input.Length);
                if (_end == 0)
                    return 0;
            }

            offset = Fill(buffer, offset, start + count);
        }

        return offset - start;
    }

    private int Fill(byte[] buffer, int at, int end)
    {
        while (_at < _end && at < end)
        {
            byte b = _input[_at++];
            if (_isQuoted)
            {
                _isQuoted = b != '"';
                buffer[at++] = b;
                continue;
            }

            if (b is (byte)' ' or (byte)'\t')
            {
                _cellStarts = true;
                continue;
            }

            bool isBreak = b is (byte)'\n' or (byte)'\r';
            if (_cellStarts && !_lineStarts && !isBreak && !_blankWritten)
            {
                buffer[at++] = (byte)' ';
                _blankWritten = true;
                _at--;
                continue;
            }

            _isQuoted = _cellStarts && b == '"';
            _lineStarts = _cellStarts = isBreak;
            _blankWritten = false;
            buffer[at++] = b;
        }

        return at;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
