namespace ClusterTools.Formats.Tables;

/// <summary>What the first row of a table is taken for.</summary>
internal enum HeaderGuess
{
    /// <summary>Data.</summary>
    Data,

    /// <summary>Data, though they look like names that count up.</summary>
    PerhapsNames,

    /// <summary>The names of the columns.</summary>
    Names,

    /// <summary>The names of the columns, though some are numbers.</summary>
    MixedNames,

    /// <summary>The names of the columns, which are whole numbers or years.</summary>
    NumericNames,
}
