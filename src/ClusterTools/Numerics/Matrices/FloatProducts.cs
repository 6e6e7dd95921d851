using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Numerics.Matrices;

/// <summary>Matrix products by the float kernels, where results need not be bit-identical on every machine.</summary>
internal static unsafe class FloatProducts
{
    /// <summary>The dot products of rows with vectors.</summary>
    /// <param name="rows">The rows, contiguous.</param>
    /// <param name="columns">Columns: values per row and per vector.</param>
    /// <param name="vectors">The vectors, contiguous; they are rounded to float.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="execution">Threads, cancellation.</param>
    /// <returns>For each vector, the dot products with all rows.</returns>
    public static float[] Of(float[] rows, int columns, ReadOnlySpan<double> vectors, KernelSet kernel, ExecutionOptions execution)
    {
        int count = rows.Length / columns;
        var halves = new double[vectors.Length];
        for (int i = 0; i < halves.Length; i++)
            halves[i] = vectors[i] / -2;

        // The kernels multiply by −2.
        var packed = kernel.PackForProducts(halves, columns, Centring.None(columns));
        PackedCentroids[] models = [packed];
        var result = new float[checked(packed.Count * count)];
        var origin = new float[columns];
        int groups = ChunkedParallel.ChunkCount(count, RecordGroup.Size);
        var scratches = new GroupScratch?[ChunkedParallel.WorkerCount(groups, execution)];
        try
        {
            ChunkedParallel.For(groups, execution, (group, worker) =>
            {
                var scratch = scratches[worker] ??= new GroupScratch(columns, models, keepsProducts: true);
                int first = group * RecordGroup.Size;
                int size = Math.Min(RecordGroup.Size, count - first);
                fixed (float* from = &rows[first * columns], point = origin)
                    kernel.Products(new GroupSource { Rows = (byte*)from, Type = ElementType.Float32, Count = size, Columns = columns, Point = point, Scale = 1 }, models, scratch);
                for (int v = 0; v < packed.Count; v++)
                    new ReadOnlySpan<float>(scratch.Dots + (v * RecordGroup.Size), size).CopyTo(result.AsSpan((v * count) + first));
            });
        }
        finally
        {
            foreach (var scratch in scratches)
                scratch?.Dispose();
        }

        return result;
    }
}
