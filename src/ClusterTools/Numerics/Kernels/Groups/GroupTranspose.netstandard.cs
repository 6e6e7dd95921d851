namespace ClusterTools.Numerics.Kernels.Groups;

internal static unsafe partial class GroupTranspose
{
    private static void Run<T, TLoader>(in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T> =>
        RunScalar<T, TLoader>(source, firstColumn, columns, target, squaredNorms);
}
