using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>A transform applied to the values of a set, with everything needed to apply it to other records: its parameters and what was fitted to the records, such as the
/// mean and the standard deviation of each column.</summary>
public abstract class SeriesTransform
{
    private protected SeriesTransform(int inputLength, int resultLength, IReadOnlyList<ProvenanceStep> steps)
    {
        InputLength = inputLength;
        ResultLength = resultLength;
        Steps = [.. steps];
    }

    /// <summary>The length of its input records.</summary>
    public int InputLength { get; }

    /// <summary>The length of its output records.</summary>
    public int ResultLength { get; }

    /// <summary>Whether its parameters were fitted to the records it was first applied to, as in a standardisation.</summary>
    public abstract bool IsLearned { get; }

    /// <summary>Its entries in a set's history; several if several transforms run in one pass.</summary>
    public IReadOnlyList<ProvenanceStep> Steps { get; }

    /// <summary>The units by which pipelines are compared: operations and parameters, regardless of precision and of how they are combined into passes.</summary>
    internal virtual IReadOnlyList<object> Parts => [this];

    /// <summary>Applies this transform to a set, with the parameters already fitted.</summary>
    /// <exception cref="ArgumentException">The records have a different length, or the transform cannot be repeated.</exception>
    public abstract SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null);

    /// <summary>This transform without its leading parts.</summary>
    internal virtual SeriesTransform Skip(int parts) => parts == 0 ? this : throw new ArgumentOutOfRangeException(nameof(parts));

    /// <summary>The column names after this transform.</summary>
    internal virtual IReadOnlyList<string>? NamesAfter(IReadOnlyList<string>? names) => ResultLength == InputLength ? names : null;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Steps);

    private protected void Require(SeriesSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Length != InputLength)
            throw new ArgumentException(string.Format(SR.RecordLengthWrong, set.Length, InputLength));
    }
}
