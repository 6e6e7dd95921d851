namespace ClusterTools.Formats.Tables;

/// <summary>Reads a text whose first lines are emptied, so that the numbers of the others stay.</summary>
internal sealed class LaterLinesInput(Stream inner, int skippedLines) : InputStream
{
    private readonly byte[] _input = new byte[1 << 16];
    private int _linesToSkip = skippedLines;
    private int _breaksToWrite = skippedLines;
    private int _at;
    private int _end;

    public override int Read(byte[] buffer, int offset, int count)
    {
        SkipLines();
        if (_breaksToWrite > 0)
        {
            int breaks = Math.Min(count, _breaksToWrite);
            buffer.AsSpan(offset, breaks).Fill((byte)'\n');
            _breaksToWrite -= breaks;
            return breaks;
        }

        if (_at == _end)
            return inner.Read(buffer, offset, count);
        int taken = Math.Min(count, _end - _at);
        Buffer.BlockCopy(_input, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void SkipLines()
    {
        bool afterReturn = false;
        while (_linesToSkip > 0 || afterReturn)
        {
            if (_at == _end)
            {
                _at = 0;
                _end = inner.Read(_input, 0, _input.Length);
                if (_end == 0)
                {
                    _linesToSkip = 0;
                    return;
                }
            }

            byte b = _input[_at];
            if (_linesToSkip == 0)
            {
                // The break was a carriage return; a line feed after it belongs to it.
                _at += b == '\n' ? 1 : 0;
                return;
            }

            _at++;
            if (b == '\r' || (b == '\n' && !afterReturn))
                _linesToSkip--;
            afterReturn = b == '\r';
        }
    }
}
