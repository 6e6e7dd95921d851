using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>The transforms applied to the values of a set since they were read, in order and with their fitted parameters: a pipeline in the sense of scikit-learn. A model keeps
/// the pipeline of the series it was fitted on, so that other series can be prepared in the same way.</summary>
/// <remarks>Selections of records (by standard deviation, at random) are not part of it, since they leave the values of the remaining records unchanged.</remarks>
public sealed class SeriesPipeline
{
    internal SeriesPipeline(int inputLength, IReadOnlyList<string>? inputNames, IReadOnlyList<SeriesTransform> transforms)
    {
        InputLength = inputLength;
        InputNames = inputNames?.ToArray();
        Transforms = [.. transforms];
        int length = inputLength;
        foreach (var transform in Transforms)
        {
            if (transform.InputLength != length)
                throw new ArgumentException(string.Format(SR.RecordLengthWrong, length, transform.InputLength));
            length = transform.ResultLength;
        }

        Length = length;
    }

    /// <summary>The length of the input records.</summary>
    public int InputLength { get; }

    /// <summary>The input column names; null if the source has none.</summary>
    public IReadOnlyList<string>? InputNames { get; }

    /// <summary>The transforms in order; empty if the values are as they were read.</summary>
    public IReadOnlyList<SeriesTransform> Transforms { get; }

    /// <summary>The length of the output records.</summary>
    public int Length { get; }

    /// <summary>The output column names; null if there are none.</summary>
    public IReadOnlyList<string>? ValueNames => NamesAfter(Transforms.Count);

    /// <summary>Whether the values are as they were read.</summary>
    public bool IsEmpty => Transforms.Count == 0;

    /// <summary>Applies those transforms that a set has not been through yet.</summary>
    /// <param name="set">A set as it was read, or one that went through the leading transforms of this pipeline with the same parameters. Columns with the same names in another order are
    /// reordered.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <returns>The new set, or <paramref name="set"/> itself if no transform remains.</returns>
    /// <exception cref="ArgumentException">The set went through different transforms, has different columns, or a transform cannot be repeated.</exception>
    public SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Rest(set.Pipeline) is { } rest
            ? Run(set, rest, execution)
            : throw new ArgumentException(string.Format(SR.PipelineOther, Described(set.Pipeline), Described(this)));
    }

    /// <inheritdoc/>
    public override string ToString() => Described(this);

    /// <summary>This pipeline with one transform appended.</summary>
    internal SeriesPipeline Then(SeriesTransform transform) => new(InputLength, InputNames, [.. Transforms, transform]);

    /// <summary>Prepares a set for a model fitted on series that went through this pipeline, where that is known to be correct, and gives a warning where it is not.</summary>
    /// <param name="set">The set.</param>
    /// <param name="names">The column names of the model; null if it has none.</param>
    /// <param name="asIs">Whether to use the values as they are, whatever they went through.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The columns of the set differ from the model's.</exception>
    internal PreparedSeries Prepare(SeriesSet set, IReadOnlyList<string>? names, bool asIs, ExecutionOptions? execution)
    {
        var own = set.Pipeline;
        if (!asIs && Rest(own) is { } rest)
        {
            if (rest.Count == 0 && set.Length == Length)
                return new PreparedSeries(ColumnOrder.Align(set, names, execution), null);
            if (rest.Count > 0 && set.Length == rest[0].InputLength)
            {
                var prepared = ColumnOrder.Align(Run(set, rest, execution), names, execution);
                var told = rest.Where(t => t.Parts.Count > 0).ToArray();
                return new PreparedSeries(prepared, told.Length == 0 ? null : new DataWarning("PipelineApplied", string.Format(SR.PipelineApplied, string.Join<SeriesTransform>("; ", told))));
            }
        }

        if (set.Length != Length)
        {
            string expected = InputLength == Length ? $"{Length}" : string.Format(SR.PipelineLengths, InputLength, Described(this), Length);
            throw new ArgumentException(string.Format(SR.SeriesLengthUnlikeModel, set.Length, expected));
        }

        var aligned = ColumnOrder.Align(set, names, execution);
        if (asIs)
            return new PreparedSeries(aligned, null);
        string here = Described(own);
        string there = Described(this);
        return new PreparedSeries(aligned, new DataWarning("PipelineDiffers", here == there ? string.Format(SR.PipelineLearnedElsewhere, here) : string.Format(SR.PipelineDiffers, there, here)));
    }

    private static string Described(SeriesPipeline pipeline) => pipeline.IsEmpty ? SR.PipelineNothing : string.Join("; ", pipeline.Transforms);

    private static object[] PartsOf(SeriesPipeline pipeline) => [.. pipeline.Transforms.SelectMany(t => t.Parts)];

    /// <summary>The transforms that remain after those of another pipeline; null if that one is not a prefix of this one.</summary>
    private IReadOnlyList<SeriesTransform>? Rest(SeriesPipeline done)
    {
        object[] parts = PartsOf(done);
        if (!PartsOf(this).Take(parts.Length).SequenceEqual(parts))
            return null;
        var rest = new List<SeriesTransform>();
        int skip = parts.Length;
        for (int i = 0; i < Transforms.Count; i++)
        {
            int count = Transforms[i].Parts.Count;
            // A step that only rounds has no parts.
            if (skip < count || (count == 0 && i >= done.Transforms.Count))
                rest.Add(Transforms[i].Skip(skip));
            skip = Math.Max(0, skip - count);
        }

        return rest;
    }

    private SeriesSet Run(SeriesSet set, IReadOnlyList<SeriesTransform> rest, ExecutionOptions? execution)
    {
        set = ColumnOrder.Align(set, NamesAfter(Transforms.Count - rest.Count), execution);
        foreach (var transform in rest)
            set = transform.Apply(set, execution);
        return set;
    }

    private IReadOnlyList<string>? NamesAfter(int transforms)
    {
        IReadOnlyList<string>? names = InputNames;
        for (int i = 0; i < transforms; i++)
            names = Transforms[i].NamesAfter(names);
        return names;
    }
}
