namespace ClusterTools.Numerics.Sums;

internal sealed partial class RecordMoments
{
    /// <inheritdoc cref="AddInSteps"/>
    public double Add(ReadOnlySpan<double> record) => AddInSteps(record);
}
