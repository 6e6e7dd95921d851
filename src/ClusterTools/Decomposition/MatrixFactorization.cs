using System.Diagnostics;
using System.Runtime.InteropServices;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>Records as weighted sums of a few components, each a time course: record ≈ mean + Σ weight·component.</summary>
/// <remarks>
/// <para>NonNegative: coordinate descent (Cichocki and Phan 2009) on the squared error, from the singular vectors split by sign (NNDSVD, Boutsidis and Gallopoulos 2008, its zeros
/// replaced by the mean value), as in scikit-learn. The mean is 0.</para>
/// <para>Independent: FastICA (Hyvärinen 1999), all components at once, contrast log cosh, after whitening by principal components. Weights have variance 1; components come by how much of
/// the records they make up, and their largest value is positive.</para>
/// <para>Results are bit-identical for any number of threads and on any machine.</para>
/// </remarks>
public sealed class MatrixFactorization
{
    private MatrixFactorization(SeriesSet series, MatrixFactorizationOptions options, FactorModel model, TimeSpan elapsed, DataWarning? skipped)
    {
        Series = series;
        Options = options;
        Components = model.Components;
        Mean = model.Mean;
        Error = model.Error;
        Iterations = model.Iterations;
        Converged = model.Converged;
        Elapsed = elapsed;
        Weights = DerivedSeries.SameRecords(series, new ArraySeriesStore<double>(model.Weights, series.Count, ComponentCount),
            new UnrepeatableTransform(series.Length, ComponentCount, new ProvenanceStep("factorize", $"{options.Method}, {ComponentCount} components, seed {options.Seed}")), series.Warnings,
            [.. Enumerable.Range(0, ComponentCount).Select(k => (double)k)]);
        var warnings = new List<DataWarning>();
        if (skipped is not null)
            warnings.Add(skipped);
        if (!Converged)
            warnings.Add(new DataWarning("NotConverged", string.Format(SR.FactorizationNotConverged, Iterations)));
        Warnings = warnings;
    }

    /// <summary>The records, without those that were left out.</summary>
    public SeriesSet Series { get; }

    /// <summary>The options.</summary>
    public MatrixFactorizationOptions Options { get; }

    /// <summary>The method.</summary>
    public FactorizationMethod Method => Options.Method;

    /// <summary>The number of components.</summary>
    public int ComponentCount => Components.Length;

    /// <summary>The components: time courses with the length of a record.</summary>
    public double[][] Components { get; }

    /// <summary>The weight of each component in each record: one row per record, one value per component.</summary>
    public SeriesSet Weights { get; }

    /// <summary>The common part of all records: the mean of each value, or zeros.</summary>
    public double[] Mean { get; }

    /// <summary>The Frobenius norm of the residual: what the components do not explain.</summary>
    public double Error { get; }

    /// <summary>The number of iterations.</summary>
    public int Iterations { get; }

    /// <summary>Whether the tolerance was reached within the maximum number of iterations.</summary>
    public bool Converged { get; }

    /// <summary>The duration of the fit.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Warnings, such as that the maximum number of iterations was reached.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; private init => field = value.ToArray(); } = [];

    /// <summary>Decomposes records into components and weights.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range, values are not finite or, for NonNegative, negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MatrixFactorization Fit(SeriesSet series, MatrixFactorizationOptions options, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        int given = series.Count;
        int[]? kept = null;
        if (options.SkipNonFinite)
            series = FiniteRecords.Select(series, execution, out kept);
        int most = Math.Min(series.Count, series.Length);
        if (options.ComponentCount < 1 || options.ComponentCount > most)
            throw new ArgumentException(string.Format(SR.ComponentCountOutOfRange, options.ComponentCount, most, series.Count, series.Length));
        if (options.MaxIterations < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.MaxIterations), options.MaxIterations, 1));
        if (!(options.Tolerance >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.Tolerance), options.Tolerance, 0));
        SeriesBuffer.RequireSize(series.Count, options.ComponentCount);
        FiniteRecords.Require(series.Store, execution);
        var model = options.Method switch
        {
            FactorizationMethod.NonNegative => new NonNegativeFactors(series.Store, options, execution).Fit(),
            FactorizationMethod.Independent => new IndependentFactors(series, options, execution).Fit(),
            _ => throw EnumGuard.Unexpected(options.Method),
        };
        return new MatrixFactorization(series, options, model, clock.Elapsed, kept is null ? null : new DataWarning("NonFiniteSkipped", string.Format(SR.NonFiniteLeftOut, given - kept.Length, given)));
    }

    /// <summary>The weights as maps: a frame of 32-bit floats for each component, on the grid of the source; 0 where a voxel was left out.</summary>
    /// <exception cref="InvalidOperationException">The records do not lie on a grid.</exception>
    public ImageStack ToStack()
    {
        if (Series.Shape is not { } grid)
            throw new InvalidOperationException(SR.GridMissingForMaps);
        var frames = new byte[ComponentCount][];
        for (int k = 0; k < frames.Length; k++)
            frames[k] = new byte[checked(grid.Count * sizeof(float))];
        int[] positions = Series.Positions;
        var scratch = new double[ComponentCount];
        for (int i = 0; i < positions.Length; i++)
        {
            var weights = Weights.Store.ReadTile(i, 1, scratch.AsSpan());
            for (int k = 0; k < frames.Length; k++)
                MemoryMarshal.Cast<byte, float>(frames[k].AsSpan())[positions[i]] = (float)weights[k];
        }

        return new ImageStack(frames, grid, 1, ChannelLayout.Gray, ElementType.Float32) { History = Weights.History };
    }

    /// <summary>The weights as one grey picture for display: the maps of the components side by side, the planes of one in a row where there are several. Each component has its own range of
    /// greys, from 0 (or its minimum weight, if that is lower) to its maximum.</summary>
    /// <exception cref="InvalidOperationException">The records do not lie on a grid.</exception>
    public ImageStack ToPicture()
    {
        var maps = ToStack();
        var pictures = new List<Picture>(maps.FrameCount * maps.PlaneCount);
        for (int k = 0; k < maps.FrameCount; k++)
        {
            double low = 0, high = 0;
            foreach (float weight in maps.GetFrame<float>(k))
            {
                low = Math.Min(low, weight);
                high = Math.Max(high, weight);
            }

            for (int plane = 0; plane < maps.PlaneCount; plane++)
                pictures.Add(ImagePicture.FromPlane(maps, k, plane, low, high));
        }

        var all = Montage.Tile(pictures, maps.PlaneCount > 1 ? maps.PlaneCount : null);
        return new ImageStack([all.Pixels], new GridShape(1, all.Height, all.Width), 1, ChannelLayout.Gray, ElementType.UInt8) { History = maps.History };
    }

    /// <inheritdoc/>
    public override string ToString() => $"MatrixFactorization {Method}: {ComponentCount} components, error {Error:G6}";
}
