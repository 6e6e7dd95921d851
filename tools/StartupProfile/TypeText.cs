namespace ClusterTools.StartupProfile;

/// <summary>A type as the log writes it: <c>Namespace.Outer`1+Inner[int,System.__Canon]</c>.</summary>
/// <param name="Name">The name without type arguments; <c>+</c> before a nested type.</param>
/// <param name="Arguments">Type arguments of the type and of those around it, in order.</param>
internal sealed record TypeText(string Name, IReadOnlyList<TypeText> Arguments)
{
    /// <summary>Parses a type.</summary>
    /// <exception cref="FormatException">The brackets do not match.</exception>
    public static TypeText Parse(string text)
    {
        int open = text.IndexOf('[');

        // An array keeps its brackets as part of its name: no method of ours is one of an array type.
        if (open < 0 || open + 1 == text.Length || text[open + 1] is ']' or ',')
            return new TypeText(text, []);
        if (text[^1] != ']')
            throw new FormatException($"'{text}' is no type.");
        return new TypeText(text[..open], ParseList(text[(open + 1)..^1]));
    }

    /// <summary>Parses types with commas between them.</summary>
    public static IReadOnlyList<TypeText> ParseList(string text) => [.. Split(text).Select(Parse)];

    /// <summary>The parts between commas that are in no brackets.</summary>
    public static IEnumerable<string> Split(string text)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' or '<' or '(' => 1, ']' or '>' or ')' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[start..i];
            start = i + 1;
        }

        if (text.Length > 0)
            yield return text[start..];
    }
}
