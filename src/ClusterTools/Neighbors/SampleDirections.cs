using ClusterTools.Decomposition;
using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Orthonormal directions in which the records of a sample lie farthest from the origin of the kernels: its leading principal directions, nearly.</summary>
/// <remarks>A few steps of subspace iteration from random vectors (Halko, Martinsson and Tropp 2011). What bounds are made of them holds for any directions; for these they are
/// near what they bound.</remarks>
internal static class SampleDirections
{
    private const int Steps = 3;

    /// <summary>Finds directions.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="centring">Origin and unit of the kernels.</param>
    /// <param name="count">Directions, no more than columns.</param>
    /// <param name="execution">Threads, cancellation.</param>
    /// <returns>The directions, one after the other.</returns>
    public static double[] Find(RecordSample sample, Centring centring, int count, ExecutionOptions execution)
    {
        int length = sample.Length;
        var centred = new double[sample.Values.Length];
        for (int i = 0; i < RecordSample.Count; i++)
        {
            for (int j = 0; j < length; j++)
                centred[(i * length) + j] = (sample.Values[(i * length) + j] * centring.Scale) - centring.ScaledPoint[j];
        }

        using var rows = RowProducts.Pack(centred, length);
        using var columns = RowProducts.Pack(RowProducts.Transpose(centred, length), RecordSample.Count);
        var random = new RandomSource(0);
        var directions = new double[count * length];
        for (int i = 0; i < directions.Length; i++)
            directions[i] = random.NextNormal();
        for (int step = 0; step < Steps; step++)
        {
            double[] products = RowProducts.TimesTransposed(directions, rows, RecordSample.Count, execution);
            directions = RowProducts.TimesTransposed(products, columns, length, execution);
            OrthonormalRows.Make(directions, length, random, execution.CancellationToken);
        }

        return directions;
    }
}
