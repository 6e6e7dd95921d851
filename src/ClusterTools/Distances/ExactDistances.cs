using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Distances;

/// <summary>The deciding distances: squared, in double, from direct differences of the original values and the centroids (<see cref="LaneSums"/>).</summary>
internal static class ExactDistances
{
    private const int ChunkValues = 1 << 15;

    /// <summary>The nearest centroid (ties: the lowest index).</summary>
    /// <param name="record">The record.</param>
    /// <param name="centroids">All centroids, contiguous.</param>
    /// <param name="guess">A centroid that is probably near: it lets the search reject others early, and does not change the result.</param>
    public static int Nearest(ReadOnlySpan<double> record, ReadOnlySpan<double> centroids, int guess)
    {
        int length = record.Length;
        int best = guess;
        double least = LaneSums.SquaredDistance(record, centroids.Slice(guess * length, length));
        for (int k = 0, start = 0; start < centroids.Length; k++, start += length)
        {
            if (k == guess)
                continue;
            double distance = LaneSums.SquaredDistance(record, centroids.Slice(start, length), least);
            if (distance < least || (distance == least && k < best))
            {
                least = distance;
                best = k;
            }
        }

        return best;
    }

    /// <summary>The squared distance of each record from the centroid of its label.</summary>
    public static double[] ToOwn(RecordSource records, double[] centroids, int[] labels, ExecutionOptions execution)
    {
        int length = records.Length;
        int rows = Math.Max(1, ChunkValues / length);
        int chunks = ChunkedParallel.ChunkCount(records.Count, rows);
        var distances = new double[records.Count];
        var scratches = new double[ChunkedParallel.WorkerCount(chunks, execution)][];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, records.Count - first);
            var tile = records.Read(first, count, scratches[worker] ??= new double[rows * length]);
            for (int i = 0; i < count; i++)
                distances[first + i] = LaneSums.SquaredDistance(tile.Slice(i * length, length), centroids.AsSpan(labels[first + i] * length, length));
        });
        return distances;
    }
}
