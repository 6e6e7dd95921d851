using System.Globalization;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Transforms.Steps;

namespace ClusterTools.Series.Transforms;

/// <summary>Makes the normalisation described by options.</summary>
internal static class NormalizeFactory
{
    /// <exception cref="ArgumentException">An option is out of range, or the method is <see cref="NormalizeMethod.None"/>.</exception>
    public static IRecordTransform Create(NormalizeOptions options, int length)
    {
        if (!double.IsFinite(options.Offset))
            throw new ArgumentException(string.Format(SR.NumberNotFinite, nameof(options.Offset)));
        if (options.Method != NormalizeMethod.Mean)
            Percentile.Require(options.Percentile, nameof(options.Percentile));
        if (options is { Method: NormalizeMethod.Window or NormalizeMethod.WindowExact, Window: 0 })
            throw new ArgumentException(string.Format(SR.WindowMissing, options.Method));
        if (options.Method is NormalizeMethod.Window or NormalizeMethod.WindowExact && (options.Window < 1 || options.Window > (2L * length) + 1))
            throw new ArgumentException(string.Format(SR.WindowOutOfRange, options.Window, (2L * length) + 1, length));
        return options.Method switch
        {
            NormalizeMethod.Mean => new MeanNormalizeTransform(length, options.Offset),
            NormalizeMethod.Percentile => new PercentileNormalizeTransform(length, options.Percentile, options.Offset),
            NormalizeMethod.Window => new WindowNormalizeTransform(length, options.Window, options.Percentile, options.Offset),
            NormalizeMethod.WindowExact => new ExactWindowNormalizeTransform(length, options.Window, options.Percentile, options.Offset),
            NormalizeMethod.None => new IdentityTransform(length),
            _ => throw EnumGuard.Undefined(options.Method),
        };
    }

    public static ProvenanceStep Describe(NormalizeOptions options) => new("normalize", options.Method switch
    {
        NormalizeMethod.Mean => string.Format(CultureInfo.InvariantCulture, "mean, offset {0}", options.Offset),
        NormalizeMethod.Percentile => string.Format(CultureInfo.InvariantCulture, "percentile {0}, offset {1}", options.Percentile, options.Offset),
        NormalizeMethod.Window => string.Format(CultureInfo.InvariantCulture, "percentile {0} of a window of {1}, offset {2}", options.Percentile, options.Window, options.Offset),
        NormalizeMethod.WindowExact => string.Format(CultureInfo.InvariantCulture, "percentile {0} of an exact window of {1}, offset {2}", options.Percentile, options.Window, options.Offset),
        NormalizeMethod.None => "none",
        _ => throw EnumGuard.Undefined(options.Method),
    });
}
