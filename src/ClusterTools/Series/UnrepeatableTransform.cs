using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>A transform defined only for the records it was fitted to, such as the weights of a matrix factorisation.</summary>
internal sealed class UnrepeatableTransform(int inputLength, int resultLength, ProvenanceStep step) : SeriesTransform(inputLength, resultLength, [step])
{
    public override bool IsLearned => true;

    public override SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null) => throw new ArgumentException(string.Format(SR.TransformUnrepeatable, Steps[0]));

    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string>? names) => null;

    // Reference equality is kept: two of them are equal only if they are the same object.
}
