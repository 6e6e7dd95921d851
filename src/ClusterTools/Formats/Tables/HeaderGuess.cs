namespace ClusterTools.Formats.Tables;

/// <summary>How the first row of a table was interpreted.</summary>
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

    /// <summary>The names of the columns, which are integers or years.</summary>
    NumericNames,
}
