using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Tests of 64 records at once, with one result bit per record. One class per vector width; all give the same bits.</summary>
internal abstract unsafe partial class RecordTests
{
    /// <summary>The tests without vectors.</summary>
    public static RecordTests Scalar { get; } = new RecordTests<float, FloatScalarOps>();

    /// <summary>The implementations that this machine supports, the fastest first.</summary>
    public static IReadOnlyList<RecordTests> Supported { get; } = InstructionSets.Select(Variants);

    /// <summary>The fastest implementation on this machine.</summary>
    public static RecordTests Best { get; } = Supported[0];

    /// <inheritdoc cref="BoundTest{TVector, TOps}.Within"/>
    public abstract ulong WithinBound(float* bounds, float drift, float slack, float* distances);

    /// <inheritdoc cref="LimitTest{TVector, TOps}.Within"/>
    public abstract ulong WithinLimit(float* offsets, float* scores, float limit);

    /// <inheritdoc cref="ChangedRecords{TVector, TOps}.Find"/>
    public abstract ulong Changed(NearestState nearest, int* labels);

    /// <inheritdoc cref="TrialTest{TVector, TOps}.Within"/>
    public abstract ulong WithinTrial(float* products, float* scores, float* crosses, int points, float* norms, float* offsets, float* limits);
}

/// <inheritdoc/>
internal sealed unsafe class RecordTests<TVector, TOps> : RecordTests
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    public override ulong WithinBound(float* bounds, float drift, float slack, float* distances) => BoundTest<TVector, TOps>.Within(bounds, drift, slack, distances);

    public override ulong WithinLimit(float* offsets, float* scores, float limit) => LimitTest<TVector, TOps>.Within(offsets, scores, limit);

    public override ulong Changed(NearestState nearest, int* labels) => ChangedRecords<TVector, TOps>.Find(nearest, labels);

    public override ulong WithinTrial(float* products, float* scores, float* crosses, int points, float* norms, float* offsets, float* limits) =>
        TrialTest<TVector, TOps>.Within(products, scores, crosses, points, norms, offsets, limits);
}
