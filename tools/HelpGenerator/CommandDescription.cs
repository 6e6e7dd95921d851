namespace ClusterTools.HelpGenerator;

/// <summary>What the help says of a cmdlet.</summary>
internal sealed record CommandDescription(string Verb, string Noun)
{
    public string Name => $"{Verb}-{Noun}";

    public required IReadOnlyList<string> Synopsis { get; init; }

    public required IReadOnlyList<string> Description { get; init; }

    public required IReadOnlyList<ParameterDescription> Parameters { get; init; }

    /// <summary>The parameter sets, the default one first.</summary>
    public required IReadOnlyList<string> ParameterSets { get; init; }

    public required IReadOnlyList<TypeDescription> Outputs { get; init; }

    public required IReadOnlyList<ExampleDescription> Examples { get; init; }

    public required IReadOnlyList<string> Links { get; init; }
}

/// <summary>A type that goes in or comes out, and what it is.</summary>
internal sealed record TypeDescription(string Name, IReadOnlyList<string> Text);

/// <summary>An example: what it shows and the lines to type.</summary>
internal sealed record ExampleDescription(IReadOnlyList<string> Text, string Code);

/// <summary>A parameter of a cmdlet.</summary>
internal sealed record ParameterDescription(string Name, Type Type)
{
    public required IReadOnlyList<string> Text { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The values that an enumeration takes, each with what it means.</summary>
    public required IReadOnlyList<TypeDescription> Values { get; init; }

    public required string Default { get; init; }

    public required bool Wildcards { get; init; }

    /// <summary>The parameter as each set has it; the key is null where it belongs to all sets.</summary>
    public required IReadOnlyList<ParameterUse> Uses { get; init; }
}

/// <summary>How a parameter takes part in a set.</summary>
internal sealed record ParameterUse(string? Set, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    public string PipelineInput => (ByValue, ByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
