namespace ClusterTools.Decomposition;

internal static unsafe partial class GramKernel
{
    /// <summary>Vectors of eight are not known to this target.</summary>
    private static bool TryAddWide(double* first, double* second, double* other, int records, bool areShort, double* sums, int stride) => false;
}
