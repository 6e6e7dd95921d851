namespace ClusterTools.Decomposition;

/// <summary>The options of a factorisation.</summary>
public sealed record MatrixFactorizationOptions
{
    /// <summary>The method.</summary>
    public FactorizationMethod Method { get; init => field = EnumGuard.RequireDefined(value, nameof(Method)); } = FactorizationMethod.NonNegative;

    /// <summary>Parts, from 1 to the lesser of records and values.</summary>
    public int ComponentCount { get; init; }

    /// <summary>The most passes.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>NonNegative ends when a pass moves this part of what the first one did; Independent when no direction turns by more than about this.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Whether records with NaN or infinite values are left out instead of being an error; false by default.</summary>
    public bool SkipNonFinite { get; init; }

    /// <summary>The seed of the start of Independent. NonNegative starts from the singular vectors, which leave nothing to chance.</summary>
    public long Seed { get; init; }
}
