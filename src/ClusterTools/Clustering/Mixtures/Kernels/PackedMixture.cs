using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

/// <summary>A mixture in the layout of the kernels: the score of a record for component k is <see cref="Constants"/>[k] − ½·|A·(x − mean)|².</summary>
/// <remarks>Scores are relative to <see cref="LogScale"/>, which all components share: so responsibilities have the same bits when columns are scaled by powers of two.</remarks>
internal sealed class PackedMixture
{
    private const double LogTwoPi = 1.8378770664093453;

    private PackedMixture(MixtureLayout layout, int exponent)
    {
        Layout = layout;
        LogScale = exponent * PortableMath.Ln2;
        Constants = new double[layout.ComponentCount];
        Means = new double[layout.ComponentCount * layout.Stride];
        Factors = new double[checked(layout.MatrixCount * layout.FactorSize)];
    }

    public MixtureLayout Layout { get; }

    public double[] Constants { get; }

    /// <summary>Added to the log-likelihood of every record: the logarithm of the power of two that the determinants are divided by.</summary>
    public double LogScale { get; }

    /// <summary>One padded row per component.</summary>
    public double[] Means { get; }

    /// <summary>Matrices in panels of four rows, column by column, up to the diagonal; diagonals in padded rows.</summary>
    public double[] Factors { get; }

    /// <summary>Packs a mixture: scores are ln(weight·density) − <see cref="LogScale"/>.</summary>
    /// <param name="parameters">The mixture.</param>
    /// <param name="logOffsets">Added to the score of each component; null for nothing.</param>
    /// <param name="exponent">The exponent of the power of two that determinants are divided by; null for that of the first component.</param>
    public static PackedMixture Of(MixtureParameters parameters, double[]? logOffsets = null, int? exponent = null)
    {
        var layout = parameters.Layout;
        int common = exponent ?? parameters.Factors[0].Exponent;
        var packed = new PackedMixture(layout, common);
        for (int k = 0; k < layout.ComponentCount; k++)
        {
            double density = parameters.Factor(k).LogDeterminant(common) - (0.5 * layout.Length * LogTwoPi);
            packed.Constants[k] = PortableMath.Log(parameters.Weights[k]) + density + (logOffsets?[k] ?? 0);
        }

        CopyRows(layout, parameters.Means, packed.Means);
        for (int m = 0; m < parameters.Factors.Length; m++)
        {
            var target = packed.Factors.AsSpan(m * layout.FactorSize, layout.FactorSize);
            double[] values = parameters.Factors[m].Values;
            if (layout.IsMatrix)
                PackPanels(values, layout.Length, target);
            else if (layout.Type == CovarianceType.Spherical)
                target.Slice(0, layout.Length).Fill(values[0]);
            else
                values.CopyTo(target);
        }

        return packed;
    }

    /// <summary>Copies rows to padded rows.</summary>
    public static void CopyRows(MixtureLayout layout, double[][] rows, double[] target)
    {
        for (int k = 0; k < rows.Length; k++)
            rows[k].CopyTo(target, k * layout.Stride);
    }

    private static void PackPanels(double[] matrix, int length, Span<double> target)
    {
        const int Rows = MixtureLayout.PanelRows;
        int at = 0;
        for (int first = 0; first < length; first += Rows)
        {
            for (int column = 0; column < first + Rows; column++)
            {
                for (int row = first; row < first + Rows; row++)
                    target[at++] = row < length && column <= row ? matrix[(row * length) + column] : 0;
            }
        }
    }
}
