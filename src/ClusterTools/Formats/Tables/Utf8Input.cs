using System.Text;

namespace ClusterTools.Formats.Tables;

/// <summary>Reads a text of another encoding as UTF-8, without a byte order mark.</summary>
internal sealed class Utf8Input(Stream inner, Encoding encoding) : InputStream
{
    private const int CharacterCount = 1 << 14;

    private readonly StreamReader _reader = new(inner, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _characters = new char[CharacterCount];
    private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(CharacterCount)];
    private int _at;
    private int _end;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == _end)
        {
            int read = _reader.Read(_characters, 0, CharacterCount);
            _at = 0;
            _end = _encoder.GetBytes(_characters, 0, read, _bytes, 0, flush: read == 0);
        }

        int taken = Math.Min(count, _end - _at);
        Buffer.BlockCopy(_bytes, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }
}
