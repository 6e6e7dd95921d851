namespace ClusterTools.Formats.Parquet.Encodings;

/// <summary>Reads the format's hybrid of runs and packed bits: levels, indices into a dictionary, booleans.</summary>
internal ref struct RunLengthReader
{
    private const int MaximumWidth = 32;
    private const int GroupLength = 8;

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _width;
    private int _position;
    private long _run;
    private int _value;
    private bool _isPacked;
    private ulong _bits;
    private int _bitCount;

    /// <param name="data">The runs.</param>
    /// <param name="width">The bits of a value, 0 to 32.</param>
    /// <exception cref="InvalidDataException">The width is another, or the data end early.</exception>
    public RunLengthReader(ReadOnlySpan<byte> data, int width)
    {
        if (width is < 0 or > MaximumWidth)
            throw new InvalidDataException(SR.ParquetPageData);
        _data = data;
        _width = width;
    }

    /// <summary>Reads the next values.</summary>
    /// <exception cref="InvalidDataException">The data end early.</exception>
    public void Read(scoped Span<int> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_run == 0)
                StartRun();
            int count = (int)Math.Min(_run, destination.Length);
            if (_isPacked)
                Unpack(destination.Slice(0, count));
            else
                destination.Slice(0, count).Fill(_value);
            _run -= count;
            destination = destination.Slice(count);
        }
    }

    private void StartRun()
    {
        ulong header = VariableInteger.Read(_data, ref _position);
        _isPacked = (header & 1) != 0;
        if ((header >> 1) is 0 or > int.MaxValue)
            throw new InvalidDataException(SR.ParquetPageData);
        _run = (long)(header >> 1);
        _bitCount = 0;
        _bits = 0;
        if (_isPacked)
        {
            _run *= GroupLength;
            return;
        }

        int bytes = (_width + 7) / 8;
        if (bytes > _data.Length - _position)
            throw new InvalidDataException(SR.ParquetPageData);
        uint value = 0;
        for (int i = 0; i < bytes; i++)
            value |= (uint)_data[_position++] << (8 * i);
        _value = (int)value;
    }

    private void Unpack(scoped Span<int> destination)
    {
        uint mask = _width == MaximumWidth ? uint.MaxValue : (1u << _width) - 1;
        for (int i = 0; i < destination.Length; i++)
        {
            while (_bitCount < _width)
            {
                if (_position >= _data.Length)
                    throw new InvalidDataException(SR.ParquetPageData);
                _bits |= (ulong)_data[_position++] << _bitCount;
                _bitCount += 8;
            }

            destination[i] = (int)((uint)_bits & mask);
            _bits >>= _width;
            _bitCount -= _width;
        }
    }
}
