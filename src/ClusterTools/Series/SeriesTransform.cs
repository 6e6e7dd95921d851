using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>A step that the values of a set went through, with everything that is needed to take other records through it: its parameters and what it learned from the
/// records, such as the mean and the standard deviation of each column.</summary>
public abstract class SeriesTransform
{
    private protected SeriesTransform(int inputLength, int resultLength, IReadOnlyList<ProvenanceStep> steps)
    {
        InputLength = inputLength;
        ResultLength = resultLength;
        Steps = [.. steps];
    }

    /// <summary>The length of the records that it takes.</summary>
    public int InputLength { get; }

    /// <summary>The length of the records that it makes.</summary>
    public int ResultLength { get; }

    /// <summary>Whether its parameters were learned from the records that it was first applied to, as those of a standardisation are.</summary>
    public abstract bool IsLearned { get; }

    /// <summary>What it does, in the words of a set's history; several entries where several transforms run in one pass.</summary>
    public IReadOnlyList<ProvenanceStep> Steps { get; }

    /// <summary>The units that two pipelines are compared by: what they do and with which values, but not in which precision or pass.</summary>
    internal virtual IReadOnlyList<object> Parts => [this];

    /// <summary>Takes the records of a set through this step, with the parameters that it has.</summary>
    /// <exception cref="ArgumentException">The records have another length, or the step cannot be repeated.</exception>
    public abstract SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null);

    /// <summary>The step without its first parts.</summary>
    internal virtual SeriesTransform Skip(int parts) => parts == 0 ? this : throw new ArgumentOutOfRangeException(nameof(parts));

    /// <summary>The column names after the step.</summary>
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
