
namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>How the kernels lay out a mixture in memory: rows are padded with zeros to whole vectors of the widest kind.</summary>
internal sealed class MixtureLayout
{
    private const int PadTo = 8;

    /// <summary>Sums and factors may take this many doubles (2 GB).</summary>
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

    /// <summary>Rows of a factor that the kernel takes at once.</summary>
    public const int PanelRows = 4;

    public int ComponentCount { get; }

    public int Length { get; }

    public CovarianceType Type { get; }

    /// <summary>Whether covariances are matrices.</summary>
    public bool IsMatrix => Type is CovarianceType.Full or CovarianceType.Tied;

    /// <summary>Whether there is one covariance for all.</summary>
    public bool IsShared => Type == CovarianceType.Tied;

    /// <summary>Covariances.</summary>
    public int MatrixCount => IsShared ? 1 : ComponentCount;

    /// <summary>Doubles of a padded row.</summary>
    public int Stride { get; }

    /// <summary>Values of a record, padded to whole panels.</summary>
    public int ColumnRows { get; }

    /// <summary>Doubles of a packed factor.</summary>
    public int FactorSize { get; }

    /// <summary>Doubles of all sums: a weight, a row of first and a block of second moments for each component (one block in all where it is shared).</summary>
    public int SumSize { get; }

    /// <summary>Where the first moments begin.</summary>
    public int FirstStart { get; }

    /// <summary>Where the second moments begin.</summary>
    public int SecondStart { get; }

    /// <summary>Doubles of a block of second moments.</summary>
    public int SecondSize { get; }

    /// <summary>The doubles that a covariance has outside the kernels.</summary>
    public int CovarianceSize => Type switch
    {
        CovarianceType.Spherical => 1,
        CovarianceType.Diagonal => Length,
        CovarianceType.Full or CovarianceType.Tied => checked(Length * Length),
        _ => throw EnumGuard.Unexpected(Type),
    };

    /// <summary>From one entry of a covariance's diagonal to the next.</summary>
    public int DiagonalStep => IsMatrix ? Length + 1 : 1;

    public int First(int component) => FirstStart + (component * Stride);

    public int Second(int component) => SecondStart + (IsShared ? 0 : component * SecondSize);

    /// <summary>The covariance of independent values of variance 1.</summary>
    public double[] UnitCovariance()
    {
        var unit = new double[CovarianceSize];
        for (int i = 0; i < unit.Length; i += DiagonalStep)
            unit[i] = 1;
        return unit;
    }

    private static long Pad(long count) => (count + PadTo - 1) / PadTo * PadTo;
}
