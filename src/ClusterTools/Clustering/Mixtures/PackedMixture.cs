using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>A mixture as the kernels take it: the score of a record in component k is <see cref="Constants"/>[k] − ½·|A·(x − mean)|².</summary>
internal sealed class PackedMixture
{
    private const double LogTwoPi = 1.8378770664093453;

    private PackedMixture(MixtureLayout layout)
    {
        Layout = layout;
        Constants = new double[layout.ComponentCount];
        Means = new double[layout.ComponentCount * layout.Stride];
        Factors = new double[checked(layout.MatrixCount * layout.FactorSize)];
    }

    public MixtureLayout Layout { get; }

    public double[] Constants { get; }

    /// <summary>A padded row each.</summary>
    public double[] Means { get; }

    /// <summary>Matrices in panels of four rows, column by column, up to the diagonal; diagonals in padded rows.</summary>
    public double[] Factors { get; }

    /// <summary>Of a mixture: scores are ln(weight·density).</summary>
    public static PackedMixture Of(MixtureParameters parameters)
    {
        var constants = new double[parameters.Layout.ComponentCount];
        for (int k = 0; k < constants.Length; k++)
            constants[k] = PortableMath.Log(parameters.Weights[k]) + parameters.Factor(k).LogDeterminant - (0.5 * parameters.Layout.Length * LogTwoPi);
        return Of(parameters.Layout, parameters.Means, parameters.Factors, constants);
    }

    /// <summary>Of parts.</summary>
    public static PackedMixture Of(MixtureLayout layout, double[][] means, CovarianceFactor[] factors, double[] constants)
    {
        var packed = new PackedMixture(layout);
        constants.CopyTo(packed.Constants, 0);
        CopyRows(layout, means, packed.Means);
        for (int m = 0; m < factors.Length; m++)
        {
            var target = packed.Factors.AsSpan(m * layout.FactorSize, layout.FactorSize);
            double[] values = factors[m].Values;
            if (layout.IsMatrix)
                PackPanels(values, layout.Length, target);
            else if (layout.Type == CovarianceType.Spherical)
                target.Slice(0, layout.Length).Fill(values[0]);
            else
                values.CopyTo(target);
        }

        return packed;
    }

    /// <summary>Puts rows into padded rows.</summary>
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
