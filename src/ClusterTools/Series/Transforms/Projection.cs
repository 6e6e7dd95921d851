using System.Globalization;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Matrices;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>Projects records onto components: (x − mean)·componentᵀ, divided by a standard deviation per component when whitening.</summary>
internal sealed unsafe class Projection : SeriesTransform
{
    private const int ChunkRecords = 64;

    /// <param name="mean">The mean, subtracted from each record.</param>
    /// <param name="components">The components, one per row.</param>
    /// <param name="divisors">The divisor of each component; 1 without whitening.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="whitens">Whether the divisors are standard deviations.</param>
    /// <exception cref="ArgumentException">There is no component, or the lengths differ.</exception>
    public Projection(double[] mean, double[][] components, double[] divisors, Precision precision, bool whitens)
        : base(mean.Length, components.Length, [Describe(mean.Length, components.Length, whitens)])
    {
        if (components.Length == 0 || divisors.Length != components.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(divisors), divisors.Length, components.Length));
        foreach (double[] component in components)
        {
            if (component.Length != mean.Length)
                throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(components), component.Length, mean.Length));
        }

        Mean = mean;
        Components = components;
        Divisors = divisors;
        Precision = precision;
        Whitens = whitens;
    }

    public double[] Mean { get; }

    public double[][] Components { get; }

    public double[] Divisors { get; }

    public Precision Precision { get; }

    public bool Whitens { get; }

    /// <inheritdoc/>
    public override bool IsLearned => true;

    /// <inheritdoc/>
    public override SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null)
    {
        Require(set);
        execution ??= ExecutionOptions.Default;
        int count = ResultLength;
        int length = InputLength;
        SeriesBuffer.RequireSize(set.Count, count);
        using var panels = new PointPanels(count, length);
        for (int k = 0; k < count; k++)
            panels.Set(k, Components[k]);
        bool single = Precision == Precision.Single;
        var floats = new float[single ? set.Count * count : 0];
        var doubles = new double[single ? 0 : set.Count * count];
        int chunks = ChunkedParallel.ChunkCount(set.Count, ChunkRecords);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var tiles = new WorkerScratch<double>(workers, ChunkRecords * length);
        var results = new WorkerScratch<double>(workers, ChunkRecords * count);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityTransform, set.Count);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * ChunkRecords;
            int rows = Math.Min(ChunkRecords, set.Count - first);
            double[] centred = tiles[worker];
            double[] result = results[worker];
            var tile = set.Store.ReadTile(first, rows, centred);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < length; j++)
                    centred[(i * length) + j] = tile[(i * length) + j] - Mean[j];
            }

            fixed (double* from = centred, to = result)
            {
                for (int i = 0; i < rows; i += RowProducts.RowCount)
                    RowProducts.Multiply(from + ((long)i * length), Math.Min(RowProducts.RowCount, rows - i), panels, count, to + ((long)i * count));
            }

            for (int i = 0; i < rows * count; i++)
            {
                double value = result[i] / Divisors[i % count];
                if (single)
                    floats[(first * count) + i] = (float)value;
                else
                    doubles[(first * count) + i] = value;
            }

            progress.Add(rows);
        });
        SeriesStore store = single ? new ArraySeriesStore<float>(floats, set.Count, count) : new ArraySeriesStore<double>(doubles, set.Count, count);
        return DerivedSeries.SameRecords(set, store, this, set.Warnings, [.. Enumerable.Range(0, count).Select(k => (double)k)]);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Projection other && other.Components.Length == Components.Length && other.Mean.AsSpan().SequenceEqual(Mean)
        && other.Divisors.AsSpan().SequenceEqual(Divisors) && Enumerable.Range(0, Components.Length).All(k => other.Components[k].AsSpan().SequenceEqual(Components[k]));

    /// <inheritdoc/>
    public override int GetHashCode() => Mean[0].GetHashCode();

    /// <summary>PC1, PC2 … if the input columns have names; null otherwise.</summary>
    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string>? names) =>
        names is null ? null : [.. Enumerable.Range(1, ResultLength).Select(k => FormattableString.Invariant($"PC{k}"))];

    private static ProvenanceStep Describe(int length, int count, bool whitens) =>
        new("principal components", string.Format(CultureInfo.InvariantCulture, "{0} of {1} values{2}", count, length, whitens ? ", whitened" : ""));
}
