using ClusterTools.Decomposition;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Matrices;
using ClusterTools.Numerics.Statistics;
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
    /// <param name="count">The number of directions, at most that of columns.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="execution">Threads, cancellation.</param>
    /// <returns>The directions, row-major.</returns>
    public static double[] Find(RecordSample sample, Centring centring, int count, KernelSet kernel, ExecutionOptions execution)
    {
        int length = sample.Length;
        float[] rows = centring.Apply(sample.Values, execution);
        float[] columns = Transpose(rows, length);
        var random = new RandomSource(0);
        var directions = new double[count * length];
        for (int i = 0; i < directions.Length; i++)
            directions[i] = random.NextNormal();
        for (int step = 0; step < Steps; step++)
        {
            float[] products = FloatProducts.Of(rows, length, directions, kernel, execution);
            directions = ToDouble(FloatProducts.Of(columns, RecordSample.Count, ToDouble(products), kernel, execution));
            OrthonormalRows.Make(directions, length, random, execution.CancellationToken);
        }

        return directions;
    }

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, v => (double)v);

    /// <summary>By squares that the first cache holds.</summary>
    private static float[] Transpose(float[] rows, int length)
    {
        const int Side = 32;
        int count = rows.Length / length;
        var result = new float[rows.Length];
        for (int top = 0; top < count; top += Side)
        {
            for (int left = 0; left < length; left += Side)
            {
                for (int j = left; j < Math.Min(length, left + Side); j++)
                {
                    for (int i = top; i < Math.Min(count, top + Side); i++)
                        result[(j * count) + i] = rows[(i * length) + j];
                }
            }
        }

        return result;
    }
}
