
namespace ClusterTools.Series.Transforms;

/// <summary>Options of the normalisation (y − b) / (b + offset), where b is the baseline. The offset appears only in the denominator.</summary>
/// <remarks>After Thunder 1.x (<c>Series.normalize</c>). An odd window is undefined there for <see cref="NormalizeMethod.WindowExact"/>; here it uses the w values centred on i.
/// A record that contains NaN becomes NaN throughout.</remarks>
public sealed record NormalizeOptions
{
    /// <summary>The baseline; by default <see cref="NormalizeMethod.Percentile"/>.</summary>
    public NormalizeMethod Method { get; init => field = EnumGuard.RequireDefined(value, nameof(Method)); } = NormalizeMethod.Percentile;

    /// <summary>The percentile of the baseline, 0 to 100, for the methods that use one.</summary>
    public double Percentile { get; init; } = 20;

    /// <summary>Added to the baseline in the denominator, so that a baseline near 0 does not inflate the result.</summary>
    public double Offset { get; init; } = 0.1;

    /// <summary>The window width in values, at least 1, for the methods that use one.</summary>
    public int Window { get; init; }
}
