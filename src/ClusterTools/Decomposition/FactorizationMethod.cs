namespace ClusterTools.Decomposition;

/// <summary>The kind of parts into which records are decomposed.</summary>
public enum FactorizationMethod
{
    /// <summary>Sums of parts without any subtraction: values, time courses and maps of 0 or more (non-negative matrix factorisation).</summary>
    NonNegative,

    /// <summary>Time courses whose maps have as little to do with each other as can be (independent component analysis).</summary>
    Independent,
}
