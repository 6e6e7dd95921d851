
namespace ClusterTools.Formats.Npy;

/// <summary>Reads the text of a .npy header: a Python dictionary of exactly the keys descr, fortran_order and shape. Nothing else of Python is understood, so
/// nothing else can happen.</summary>
/// <remarks>Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.</remarks>
internal sealed class NpyHeaderParser(string path, string text, int textOffset)
{
    // Longer runs of digits are no sizes, and would not fit into 64 bits.
    private const int MaximumDigits = 18;

    // NumPy's own limit.
    private const int MaximumAxes = 32;

    private int _position;

    private string? _descr;
    private bool? _fortranOrder;
    private long[]? _shape;

    /// <summary>The three entries of the dictionary.</summary>
    /// <exception cref="ImageFormatException">The text is anything else.</exception>
    public (string Descr, bool FortranOrder, long[] Shape) Parse()
    {
        Expect('{');
        while (Peek() != '}')
        {
            ReadEntry();
            if (Peek() != ',')
                break;
            _position++;
        }

        Expect('}');
        if (Peek() != '\0')
            throw Error(SR.NpyHeaderTrailing);
        if (_descr is null || _fortranOrder is null || _shape is null)
            throw Error(SR.NpyHeaderIncomplete);
        return (_descr, _fortranOrder.Value, _shape);
    }

    private void ReadEntry()
    {
        string key = ReadString();
        Expect(':');
        switch (key)
        {
            case "descr" when _descr is null:
                if (Peek() is '[' or '(')
                    throw Error(string.Format(SR.NpyTypeRefused, "[…]", SR.NpyStructured));
                _descr = ReadString();
                break;
            case "fortran_order" when _fortranOrder is null:
                _fortranOrder = ReadBoolean();
                break;
            case "shape" when _shape is null:
                _shape = ReadTuple();
                break;
            default:
                throw Error(SR.NpyHeaderKey);
        }
    }

    private string ReadString()
    {
        char quote = Peek();
        if (quote is not ('\'' or '"'))
            throw Error(SR.NpyHeaderSyntax);
        int start = ++_position;
        while (_position < text.Length && text[_position] != quote && text[_position] is not ('\\' or '\n'))
            _position++;
        if (_position == text.Length || text[_position] != quote)
            throw Error(SR.NpyHeaderSyntax);
        return text.Substring(start, _position++ - start);
    }

    private bool ReadBoolean()
    {
        Peek();
        foreach (string word in (string[])["True", "False"])
        {
            if (string.CompareOrdinal(text, _position, word, 0, word.Length) == 0)
            {
                _position += word.Length;
                return word == "True";
            }
        }

        throw Error(SR.NpyHeaderSyntax);
    }

    private long[] ReadTuple()
    {
        Expect('(');
        var sizes = new List<long>();
        while (Peek() != ')')
        {
            sizes.Add(ReadSize());
            if (sizes.Count > MaximumAxes)
                throw Error(string.Format(SR.NpyTooManyAxes, MaximumAxes));
            if (Peek() != ',')
                break;
            _position++;
        }

        Expect(')');
        return [.. sizes];
    }

    private long ReadSize()
    {
        if (Peek() == '-')
            throw Error(SR.NpySizeNegative);
        int start = _position;
        long size = 0;
        for (; _position < text.Length && text[_position] is >= '0' and <= '9'; _position++)
        {
            if (_position - start >= MaximumDigits)
                throw Error(SR.NpySizeTooLarge);
            size = (size * 10) + (text[_position] - '0');
        }

        if (_position == start)
            throw Error(SR.NpyHeaderSyntax);
        // Python 2 wrote its long integers so.
        if (_position < text.Length && text[_position] == 'L')
            _position++;
        return size;
    }

    private void Expect(char wanted)
    {
        if (Peek() != wanted)
            throw Error(SR.NpyHeaderSyntax);
        _position++;
    }

    /// <summary>The next non-blank character, without consuming it; NUL at the end.</summary>
    private char Peek()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\n' or '\r')
            _position++;
        return _position < text.Length ? text[_position] : '\0';
    }

    private ImageFormatException Error(string reason) => new(path, reason, offset: textOffset + _position);
}
