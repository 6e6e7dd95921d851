using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Npy;

/// <summary>NumPy's names of element types: the codes of .npy headers (<c>&lt;f4</c>, <c>|u1</c>) and the words that Thunder's conf.json uses (<c>float32</c>).</summary>
internal static class NpyTypeName
{
    /// <summary>Finds the type for a code or a word.</summary>
    /// <param name="name">The code or word.</param>
    /// <param name="element">The type.</param>
    /// <param name="problem">Why there is none, as a sentence.</param>
    public static bool TryParse(string name, out StoredElement element, out string problem)
    {
        problem = string.Empty;
        element = default;
        if (FromWord(name) is { } word)
        {
            element = word;
            return true;
        }

        int start = name.Length > 0 && "<>=|".Contains(name[0]) ? 1 : 0;
        string code = name.Substring(start);
        bool bigEndian = start == 1 && (name[0] == '>' || (name[0] != '<' && !BitConverter.IsLittleEndian));
        if (FromCode(code) is { } known)
        {
            element = known with { BigEndian = bigEndian };
            return true;
        }

        problem = Refusal(name, code);
        return false;
    }

    /// <summary>The code of a type in the machine's byte order.</summary>
    public static string CodeOf(ElementType type)
    {
        char order = type.Size() == 1 ? '|' : BitConverter.IsLittleEndian ? '<' : '>';
        char kind = type.IsFloat() ? 'f' : type is ElementType.UInt8 or ElementType.UInt16 or ElementType.UInt32 or ElementType.UInt64 ? 'u' : 'i';
        return $"{order}{kind}{type.Size()}";
    }

    /// <summary>The word for a type.</summary>
    public static string WordOf(ElementType type) => type.ToString().ToLowerInvariant();

    private static StoredElement? FromCode(string code) => code switch
    {
        "b1" or "?" => new(ElementType.UInt8, Form: StoredForm.Boolean),
        "u1" or "B" => new(ElementType.UInt8),
        "i1" or "b" => new(ElementType.Int8),
        "u2" or "H" => new(ElementType.UInt16),
        "i2" or "h" => new(ElementType.Int16),
        "u4" => new(ElementType.UInt32),
        "i4" => new(ElementType.Int32),
        "u8" => new(ElementType.UInt64),
        "i8" => new(ElementType.Int64),
        "f2" or "e" => new(ElementType.Float32, Form: StoredForm.Half),
        "f4" or "f" => new(ElementType.Float32),
        "f8" or "d" => new(ElementType.Float64),
        _ => null,
    };

    private static StoredElement? FromWord(string word) => word switch
    {
        "bool" => FromCode("b1"),
        "uint8" => FromCode("u1"),
        "int8" => FromCode("i1"),
        "uint16" => FromCode("u2"),
        "int16" => FromCode("i2"),
        "uint32" => FromCode("u4"),
        "int32" => FromCode("i4"),
        "uint64" => FromCode("u8"),
        "int64" or "int" => FromCode("i8"),
        "float16" => FromCode("f2"),
        "float32" => FromCode("f4"),
        "float64" or "float" or "double" => FromCode("f8"),
        _ => null,
    };

    private static string Refusal(string name, string code)
    {
        char kind = code.Length > 0 ? code[0] : ' ';
        string? meaning = kind switch
        {
            'O' => SR.NpyObjects,
            'c' or 'F' or 'D' or 'G' => SR.NpyComplex,
            'S' or 'a' or 'U' => SR.NpyText,
            'M' or 'm' => SR.NpyTimes,
            'V' => SR.NpyStructured,
            'f' or 'g' => SR.NpyLongFloat,
            _ => null,
        };
        string shown = Shown(name);
        return meaning is null ? string.Format(SR.NpyTypeUnknown, shown) : string.Format(SR.NpyTypeRefused, shown, meaning);
    }

    // A name out of a damaged file may be long and hold anything.
    private static string Shown(string name)
    {
        var shown = name.Substring(0, Math.Min(name.Length, 20)).ToCharArray();
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i] is < ' ' or > '~')
                shown[i] = '?';
        }

        return new string(shown);
    }
}
