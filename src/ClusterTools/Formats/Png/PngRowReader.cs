using ClusterTools.Formats.Compression;

namespace ClusterTools.Formats.Png;

/// <summary>Inflates and unfilters rows in sequence.</summary>
internal sealed class PngRowReader(ZlibReader data, PngHeader header)
{
    // Rows are inflated in batches of about this size: few calls, and they stay in the cache.
    private const int BatchBytes = 1 << 16;

    private byte[] _batch = [];
    private int _position;
    private int _length;
    private int _rowBytes;
    private int _rowsLeft;

    /// <summary>The bytes of a row of the current pass.</summary>
    public int RowBytes => _rowBytes;

    /// <summary>Begins a pass: the whole picture, or one of the seven of an interlaced one.</summary>
    public void BeginPass(int width, int height)
    {
        _rowBytes = checked((int)header.RowBytes(width));
        _rowsLeft = height;
        _position = _length = 0;
        int rows = Math.Min(height, Math.Max(1, BatchBytes / (_rowBytes + 1)));
        int size = checked(rows * (_rowBytes + 1));
        if (_batch.Length != size)
            _batch = new byte[size];
    }

    /// <summary>Reads the next row.</summary>
    /// <param name="above">The row before it in this pass; zeros before the first.</param>
    /// <param name="row">Where to.</param>
    /// <exception cref="InvalidDataException">The data are damaged or end too early.</exception>
    public void Read(ReadOnlySpan<byte> above, Span<byte> row)
    {
        if (_position == _length)
        {
            int rows = Math.Min(_rowsLeft, _batch.Length / (_rowBytes + 1));
            _length = rows * (_rowBytes + 1);
            _position = 0;
            _rowsLeft -= rows;
            data.ReadExactly(_batch.AsSpan(0, _length));
        }

        byte filter = _batch[_position];
        PngUnfilter.Apply(filter, _batch.AsSpan(_position + 1, _rowBytes), above.Slice(0, _rowBytes), row.Slice(0, _rowBytes), header.FilterStride);
        _position += _rowBytes + 1;
    }
}
