namespace ClusterTools.Numerics.Kernels.Bytes;

internal abstract partial class ByteScorer
{
    /// <summary>The fastest implementation on this machine; null where float is as fast.</summary>
    public static ByteScorer? Best { get; } = InstructionSets.Select<ByteScorer?>(
        (InstructionSet.AvxVnni, () => new DotProductByteScorer()),
        (InstructionSet.None, () => null))[0];
}
