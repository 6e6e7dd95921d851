using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

/// <summary>The E-step and the M-step on groups of 64 records, in double. One class per vector width; all give the same bits.</summary>
/// <remarks>The E-step has one record per lane, so lanes are independent. The M-step has one column per lane and adds the records in order. There are no fused
/// operations.</remarks>
internal abstract unsafe partial class MixtureKernel
{
    public static MixtureKernel Scalar { get; } = new MixtureKernel<double, DoubleScalarOps>("Scalar");

    /// <summary>The kernels that this machine supports, the fastest first.</summary>
    public static IReadOnlyList<MixtureKernel> Supported { get; } = InstructionSets.Select(Variants);

    /// <summary>The fastest kernel of this machine.</summary>
    public static MixtureKernel Best => Supported[0];

    /// <summary>The vector width: 512, 256, 128, Vector or Scalar.</summary>
    public abstract string Name { get; }

    /// <summary>Computes the scores of the group in <see cref="MixtureScratch.Columns"/>.</summary>
    public abstract void Score(PackedMixture mixture, MixtureScratch scratch);

    /// <summary>Converts scores to responsibilities, and computes log-likelihoods, labels and entropies.</summary>
    public abstract void Normalize(int components, MixtureScratch scratch);

    /// <summary>Adds the moments of the group in <see cref="MixtureScratch.Rows"/>, weighted by its responsibilities, to the sums.</summary>
    /// <param name="centres">The padded centres that the moments are taken about.</param>
    /// <param name="count">The number of records in the group.</param>
    /// <param name="scratch">The group.</param>
    /// <param name="sums">The sums to add to.</param>
    public abstract void Accumulate(double[] centres, int count, MixtureScratch scratch, MixtureSums sums);
}

/// <summary>The kernels of one vector width.</summary>
internal sealed unsafe class MixtureKernel<TVector, TOps>(string name) : MixtureKernel
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
{
    private const int Group = RecordGroup.Size;

    public override string Name => name;

    public override void Score(PackedMixture mixture, MixtureScratch scratch)
    {
        var layout = mixture.Layout;
        fixed (double* means = mixture.Means, factors = mixture.Factors)
        {
            for (int k = 0; k < layout.ComponentCount; k++)
            {
                double* mean = means + (k * layout.Stride);
                double* factor = factors + ((layout.IsShared ? 0L : k) * layout.FactorSize);
                double* scores = scratch.Scores + (k * (long)Group);
                if (layout.IsMatrix)
                    SquaredDistances<TVector, TOps>.Full(scratch.Columns, mean, factor, layout.Length, scratch.CentredColumns, scratch.Squares);
                else
                    SquaredDistances<TVector, TOps>.Diagonal(scratch.Columns, mean, factor, layout.Length, scratch.Squares);
                Finish(scratch.Squares, mixture.Constants[k], scores);
            }
        }
    }

    public override void Normalize(int components, MixtureScratch scratch) =>
        Responsibilities<TVector, TOps>.Compute(components, scratch);

    public override void Accumulate(double[] centres, int count, MixtureScratch scratch, MixtureSums sums)
    {
        var layout = sums.Layout;
        fixed (double* centre = centres, values = sums.Values)
        {
            for (int k = 0; k < layout.ComponentCount; k++)
            {
                double* responsibilities = scratch.Scores + (k * (long)Group);
                double weight = LaneSums.Sum(new ReadOnlySpan<double>(responsibilities, count));
                if (weight == 0)
                    continue;
                values[k] += weight;
                double* first = values + layout.First(k);
                double* second = values + layout.Second(k);
                if (layout.IsMatrix)
                {
                    int rows = WeightedMoments<TVector, TOps>.Weigh(scratch, responsibilities, count, centre + (k * layout.Stride), layout.Stride, first);
                    WeightedMoments<TVector, TOps>.AddProducts(scratch.WeightedRows, scratch.CentredRows, rows, layout.Length, layout.Stride, second);
                }
                else
                {
                    WeightedMoments<TVector, TOps>.AddSquares(scratch.Rows, responsibilities, count, centre + (k * layout.Stride), layout.Stride, first, second);
                }
            }
        }
    }

    /// <summary>Scores from squared distances. Overflow counts as very far: afterwards there are no infinities and no NaNs.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void Finish(double* squares, double constant, double* scores)
    {
        var ops = default(TOps);
        var half = ops.Broadcast(0.5);
        var offset = ops.Broadcast(constant);
        var least = ops.Broadcast(-1e300);
        for (int r = 0; r < Group; r += ops.Count)
        {
            var score = ops.Subtract(offset, ops.Multiply(half, ops.Load(squares + r)));
            ops.Store(ops.SelectLess(least, score, score, least), scores + r);
        }
    }
}
