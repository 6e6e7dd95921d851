
namespace ClusterTools.Series.Transforms;

/// <summary>How records are normalised: (y − b) / (b + offset), b the baseline. The offset is in the denominator only.</summary>
/// <remarks>After Thunder 1.x (<c>Series.normalize</c>). An odd window is undefined there for <see cref="NormalizeMethod.WindowExact"/>; here it takes the w values around i.
/// A record that holds NaN becomes NaN as a whole.</remarks>
public sealed record NormalizeOptions
{
    /// <summary>The baseline.</summary>
    public NormalizeMethod Method { get; init => field = EnumGuard.RequireDefined(value, nameof(Method)); } = NormalizeMethod.Percentile;

    /// <summary>The percentile of the baseline, 0 to 100, where the method uses one.</summary>
    public double Percentile { get; init; } = 20;

    /// <summary>Added to the baseline in the denominator, so that a baseline near 0 does not blow up.</summary>
    public double Offset { get; init; } = 0.1;

    /// <summary>The values of the window, at least 1, for the methods that have one.</summary>
    public int Window { get; init; }
}
