using ClusterTools.Numerics.Matrices;
using ClusterTools.Series;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>Principal components: the directions in which records vary most, orthogonal to each other, from the covariance of the columns.</summary>
/// <remarks>
/// <para>Up to 2,048 values per record, the covariance is computed in double and its eigenvectors are accurate to rounding. Longer records use randomised subspace iteration, which
/// needs no covariance and is accurate to about 1e-9 of the largest variance where the variances fall, as those of images do.</para>
/// <para>The largest loading of each component is positive, which fixes the sign. Results are bit-identical for any number of threads and on any machine.</para>
/// </remarks>
public sealed class PrincipalComponents
{
    /// <summary>The maximum number of values per record for which the covariance matrix is formed.</summary>
    internal const int DenseLimit = 2048;

    private PrincipalComponents(double[] mean, double[][] components, double[] explained, double total, int count, bool whitens)
    {
        Mean = mean;
        Components = components;
        ExplainedVariance = explained;
        TotalVariance = total;
        ExplainedVarianceRatio = Array.ConvertAll(explained, v => total > 0 ? v / total : 0);
        SingularValues = Array.ConvertAll(explained, v => Math.Sqrt(v * Math.Max(1, count - 1)));
        Whitens = whitens;
    }

    /// <summary>The mean record, which is subtracted first.</summary>
    public double[] Mean { get; }

    /// <summary>The components in order of decreasing variance: unit vectors.</summary>
    public double[][] Components { get; }

    /// <summary>The variance of the records along each component (divisor n − 1).</summary>
    public double[] ExplainedVariance { get; }

    /// <summary>The fraction of <see cref="TotalVariance"/> that each component explains.</summary>
    public double[] ExplainedVarianceRatio { get; }

    /// <summary>The singular values of the centred records.</summary>
    public double[] SingularValues { get; }

    /// <summary>The variance of all values together.</summary>
    public double TotalVariance { get; }

    /// <summary>Whether <see cref="Transform"/> divides by the standard deviation of each component.</summary>
    public bool Whitens { get; }

    /// <summary>Fits the components.</summary>
    /// <param name="series">The records.</param>
    /// <param name="componentCount">The number of components, from 1 to the smaller of the numbers of records and of columns.</param>
    /// <param name="whiten">Whether the values along each component are scaled to variance 1.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The number is out of its range, or values are not finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PrincipalComponents Fit(SeriesSet series, int componentCount, bool whiten = false, ExecutionOptions? execution = null) =>
        Fit(series, componentCount, whiten, DenseLimit, execution);

    /// <summary>As <see cref="Fit(SeriesSet, int, bool, ExecutionOptions?)"/>, with another limit for tests.</summary>
    internal static PrincipalComponents Fit(SeriesSet series, int componentCount, bool whiten, int denseLimit, ExecutionOptions? execution)
    {
        ArgumentNullException.ThrowIfNull(series);
        execution ??= ExecutionOptions.Default;
        int most = Math.Min(series.Count, series.Length);
        if (componentCount < 1 || componentCount > most)
            throw new ArgumentException(string.Format(SR.ComponentCountOutOfRange, componentCount, most, series.Count, series.Length));
        FiniteRecords.Require(series.Store, execution);
        int length = series.Length;
        double[] values, vectors, mean;
        double total = 0;
        if (length <= denseLimit)
        {
            mean = new double[length];
            double[] covariance = CovarianceMatrix.Compute(series.Store, mean, execution);
            for (int j = 0; j < length; j++)
                total += covariance[(j * length) + j];
            (values, vectors) = Dense(covariance, length, componentCount, execution);
        }
        else
        {
            var statistics = ColumnStatistics.Compute(series.Store, squares: true, execution);
            mean = statistics.Mean;
            foreach (double squares in statistics.Squares)
                total += squares / Math.Max(1, series.Count - 1);
            (values, vectors) = LeadingEigenvectors.Solve(new StreamedCovariance(series.Store, mean, execution).Apply, length, componentCount, 1e-9, 8, out _, execution);
        }

        var components = new double[componentCount][];
        for (int k = 0; k < componentCount; k++)
        {
            components[k] = vectors.AsSpan(k * length, length).ToArray();
            Orient(components[k]);
        }

        // Rounding may leave a variance of 0 slightly negative.
        double[] explained = [.. values.Take(componentCount).Select(v => Math.Max(0, v))];
        return new PrincipalComponents(mean, components, explained, total, series.Count, whiten);
    }

    /// <summary>The records by components: one value for each, in double for sets of doubles, else in float. The result keeps places, truth and history.</summary>
    /// <exception cref="ArgumentException">The records' length differs from that of the fit.</exception>
    public SeriesSet Transform(SeriesSet series, Precision? precision = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        EnumGuard.RequireDefined(precision);
        if (series.Length != Mean.Length)
            throw new ArgumentException(string.Format(SR.RecordLengthWrong, series.Length, Mean.Length));
        double[] divisors = Array.ConvertAll(ExplainedVariance, v => Whitens && v > 0 ? Math.Sqrt(v) : 1);
        return new Projection(Mean, Components, divisors, RecordTransformRunner.PrecisionFor(series, precision), Whitens).Apply(series, execution);
    }

    /// <inheritdoc/>
    public override string ToString() => $"PrincipalComponents: {Components.Length} of {Mean.Length} values, {100 * ExplainedVarianceRatio.Sum():0.##} % of the variance";

    private static (double[] Values, double[] Vectors) Dense(double[] covariance, int length, int count, ExecutionOptions execution)
    {
        // For a few of many, subspace iteration is several times faster; where it does not settle, all are found.
        if (length > 200 && count * 5 < length)
        {
            using var panels = RowProducts.Pack(covariance, length);
            var leading = LeadingEigenvectors.Solve(v => RowProducts.TimesTransposed(v, panels, length, execution), length, count, 1e-12, 20, out bool converged, execution);
            if (converged)
                return leading;
        }

        return SymmetricEigen.Solve(covariance, length, execution.CancellationToken);
    }

    private static void Orient(double[] component)
    {
        double largest = 0;
        foreach (double value in component)
        {
            if (Math.Abs(value) > Math.Abs(largest))
                largest = value;
        }

        for (int j = 0; j < component.Length && largest < 0; j++)
            component[j] = -component[j];
    }
}
