
namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>The memory layout of a mixture in the kernels: rows are padded with zeros to whole vectors of the widest kind.</summary>
internal sealed class MixtureLayout
{
    private const int PadTo = 8;

    /// <summary>The maximum number of doubles in sums and factors (2 GB).</summary>
    private const long MaximumValues = 1L << 28;

    public MixtureLayout(int componentCount, int length, CovarianceType type)
    {
        ComponentCount = componentCount;
        Length = length;
        Type = type;
        long stride = Pad(length);
        long matrices = IsShared ? 1 : componentCount;
        long second = IsMatrix ? stride * stride : stride;
        long total = Pad(componentCount) + (componentCount * stride) + (matrices * second);
        if (total > MaximumValues)
            throw new ArgumentException(string.Format(SR.CovariancesTooLarge, type, componentCount, length, total >> 27));
        Stride = (int)stride;
        SecondSize = (int)second;
        FirstStart = (int)Pad(componentCount);
        SecondStart = FirstStart + (componentCount * Stride);
        SumSize = (int)total;
        int panels = (length + PanelRows - 1) / PanelRows;
        ColumnRows = panels * PanelRows;
        FactorSize = IsMatrix ? checked(PanelRows * PanelRows * panels * (panels + 1) / 2) : Stride;
    }

    /// <summary>The number of rows of a factor that the kernel processes at once.</summary>
    public const int PanelRows = 4;

    public int ComponentCount { get; }

    public int Length { get; }

    public CovarianceType Type { get; }

    /// <summary>Whether covariances are full matrices.</summary>
    public bool IsMatrix => Type is CovarianceType.Full or CovarianceType.Tied;

    /// <summary>Whether all components share one covariance.</summary>
    public bool IsShared => Type == CovarianceType.Tied;

    /// <summary>The number of covariances.</summary>
    public int MatrixCount => IsShared ? 1 : ComponentCount;

    /// <summary>The number of doubles in a padded row.</summary>
    public int Stride { get; }

    /// <summary>The number of columns, padded to whole panels.</summary>
    public int ColumnRows { get; }

    /// <summary>The number of doubles in a packed factor.</summary>
    public int FactorSize { get; }

    /// <summary>The number of doubles in all sums: a weight, a row of first and a block of second moments for each component (a single block if the covariance is
    /// shared).</summary>
    public int SumSize { get; }

    /// <summary>The offset of the first moments.</summary>
    public int FirstStart { get; }

    /// <summary>The offset of the second moments.</summary>
    public int SecondStart { get; }

    /// <summary>The number of doubles in a block of second moments.</summary>
    public int SecondSize { get; }

    /// <summary>The number of doubles of a covariance outside the kernels.</summary>
    public int CovarianceSize => Type switch
    {
        CovarianceType.Spherical => 1,
        CovarianceType.Diagonal => Length,
        CovarianceType.Full or CovarianceType.Tied => checked(Length * Length),
        _ => throw EnumGuard.Unexpected(Type),
    };

    /// <summary>The stride along the diagonal of a covariance.</summary>
    public int DiagonalStep => IsMatrix ? Length + 1 : 1;

    public int First(int component) => FirstStart + (component * Stride);

    public int Second(int component) => SecondStart + (IsShared ? 0 : component * SecondSize);

    /// <summary>The covariance of independent columns of variance 1.</summary>
    public double[] UnitCovariance()
    {
        var unit = new double[CovarianceSize];
        for (int i = 0; i < unit.Length; i += DiagonalStep)
            unit[i] = 1;
        return unit;
    }

    private static long Pad(long count) => (count + PadTo - 1) / PadTo * PadTo;
}
