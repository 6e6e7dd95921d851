namespace ClusterTools.Decomposition;

/// <summary>The options of a factorisation.</summary>
public sealed record MatrixFactorizationOptions
{
    /// <summary>The method.</summary>
    public FactorizationMethod Method { get; init => field = EnumGuard.RequireDefined(value, nameof(Method)); } = FactorizationMethod.NonNegative;

    /// <summary>The number of components, from 1 to the smaller of the numbers of records and of columns.</summary>
    public int ComponentCount { get; init; }

    /// <summary>The maximum number of iterations.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>The tolerance. NonNegative converges when the projected gradients of an iteration sum to at most this fraction of those of the first;
    /// Independent when the cosine of the angle by which each direction moves differs from 1 by less than this.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Whether records with NaN or infinite values are left out instead of being an error; false by default.</summary>
    public bool SkipNonFinite { get; init; }

    /// <summary>The seed of Independent's random initial directions. NonNegative starts from the singular vectors and needs none.</summary>
    public long Seed { get; init; }
}
