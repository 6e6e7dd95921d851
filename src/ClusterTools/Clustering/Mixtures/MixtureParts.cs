using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Validates mixture parts from a caller or a file.</summary>
internal static class MixtureParts
{
    public static MixtureParameters Create(CovarianceType type, double[] weights, double[][] means, Array covariances)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(covariances);
        CentroidMatrix.Validate(means, nameof(means));
        if (weights.Length != means.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(weights), weights.Length, means.Length));
        GaussianMixtureValidation.CheckWeights(weights);
        var layout = new MixtureLayout(means.Length, means[0].Length, type);
        double[][] flat = CovarianceShape.FromPublic(layout, covariances, nameof(covariances));
        var factors = new CovarianceFactor[flat.Length];
        for (int m = 0; m < factors.Length; m++)
        {
            factors[m] = CovarianceFactor.FromCovariance(layout, flat[m])
                ?? throw new ArgumentException(string.Format(SR.CovarianceNotPositive, nameof(covariances), m));
        }

        double sum = Numerics.Statistics.Moments.Sum(weights);
        // Weights that come from a fit keep their exact bits.
        double[] scaled = Math.Abs(sum - 1) < 1e-12 ? (double[])weights.Clone() : Array.ConvertAll(weights, w => w / sum);
        return new MixtureParameters(layout, scaled, means, flat, factors);
    }

    /// <summary>Throws unless there is one finite offset per component.</summary>
    public static double[]? CheckOffsets(double[]? offsets, int components)
    {
        if (offsets is not null && offsets.Length != components)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(GaussianMixtureModel.LogOffsets), offsets.Length, components));
        foreach (double offset in offsets ?? [])
        {
            if (!double.IsFinite(offset))
                throw new ArgumentException(string.Format(SR.NumberNotFinite, nameof(GaussianMixtureModel.LogOffsets)));
        }

        return offsets;
    }

    /// <summary>The number of free parameters.</summary>
    public static long CountParameters(MixtureLayout layout)
    {
        long components = layout.ComponentCount;
        long length = layout.Length;
        long covariance = layout.Type switch
        {
            CovarianceType.Full => components * length * (length + 1) / 2,
            CovarianceType.Tied => length * (length + 1) / 2,
            CovarianceType.Diagonal => components * length,
            CovarianceType.Spherical => components,
            _ => throw EnumGuard.Unexpected(layout.Type),
        };
        return covariance + (components * length) + components - 1;
    }
}
