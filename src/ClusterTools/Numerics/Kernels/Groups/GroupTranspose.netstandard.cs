namespace ClusterTools.Numerics.Kernels.Groups;

internal static unsafe partial class GroupTranspose
{
    /// <summary>The supported block sizes, the fastest first: this target has no instructions that transpose.</summary>
    public static IReadOnlyList<int> Sides { get; } = [1];

    private static int Side => 1;

    private static void RunBand<T, TLoader>(int side, in GroupSource source, int firstRow, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T> =>
        throw new ArgumentOutOfRangeException(nameof(side), side, null);
}
