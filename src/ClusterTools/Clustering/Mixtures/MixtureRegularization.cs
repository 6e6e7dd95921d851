using System.Globalization;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>What is added to the diagonals of covariances: a share of the variance of each column, or one absolute number.</summary>
/// <param name="Value">The share, or the number in squared units of the values.</param>
/// <param name="IsRelative">Whether <paramref name="Value"/> is a share.</param>
internal readonly record struct MixtureRegularization(double Value, bool IsRelative)
{
    /// <summary>The regularisation that options specify.</summary>
    /// <param name="absolute">The absolute number; null for the share.</param>
    /// <param name="relative">The share.</param>
    public static MixtureRegularization Of(double? absolute, double relative) => new(absolute ?? relative, absolute is null);

    /// <summary>The text for the history, the same in every culture.</summary>
    public string Detail => Value.ToString(CultureInfo.InvariantCulture) + (IsRelative ? " x variance" : "");

    /// <summary>What is added to each entry of a diagonal.</summary>
    /// <param name="scales">The variance of the records for each entry.</param>
    public double[] Amounts(double[] scales)
    {
        var amounts = new double[scales.Length];
        for (int i = 0; i < amounts.Length; i++)
            amounts[i] = IsRelative ? Value * scales[i] : Value;
        return amounts;
    }

    /// <summary>The text for messages.</summary>
    public override string ToString() => IsRelative ? string.Format(SR.RegularizationRelative, Value) : Value.ToString(CultureInfo.CurrentCulture);
}
