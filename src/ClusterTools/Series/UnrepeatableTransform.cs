using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>A step that gave values to these records alone and has none for others, such as the weights of a matrix factorisation.</summary>
internal sealed class UnrepeatableTransform(int inputLength, int resultLength, ProvenanceStep step) : SeriesTransform(inputLength, resultLength, [step])
{
    public override bool IsLearned => true;

    public override SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null) => throw new ArgumentException(string.Format(SR.TransformUnrepeatable, Steps[0]));

    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string>? names) => null;

    // Two of them are the same only where they are one.
}
