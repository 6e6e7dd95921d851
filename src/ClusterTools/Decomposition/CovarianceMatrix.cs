using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Decomposition;

/// <summary>Mean and covariance of the columns in one pass, in double.</summary>
/// <remarks>Columns are shifted to near their means first, by numbers with few digits, which keeps products of short values (counts, 8- and 16-bit images) exact; what the shift is
/// off the mean is taken out at the end. Sums go over 128 records, then over these blocks, in order.</remarks>
internal static unsafe class CovarianceMatrix
{
    private const int BlockRecords = 128;

    // The panels of a group stay in the level-2 cache while the others are streamed past them.
    private const int GroupPanels = 8;
    private const int SampleRecords = 1024;
    private const long TileValues = 1 << 21;

    /// <summary>The covariance, divisor n − 1 (n for a single record), all of it, row-major.</summary>
    public static double[] Compute(SeriesStore store, double[] mean, ExecutionOptions execution)
    {
        int length = store.Length;
        // The kernel processes two panels at a time.
        int panels = (length + (2 * GramKernel.Width) - 1) / (2 * GramKernel.Width) * 2;
        int padded = panels * GramKernel.Width;
        int groups = ChunkedParallel.ChunkCount(panels, GroupPanels);
        SeriesBuffer.RequireSize(padded, padded);
        double[] shift = Shift(store);
        var sums = new double[padded * padded];
        var total = new double[length];
        int blocks = (int)Math.Clamp(TileValues / ((long)padded * BlockRecords), 1, 64);
        long values = (long)blocks * BlockRecords * padded;
        using var memory = new AlignedBuffer(2 * values);
        double* tile = (double*)memory.Pointer;
        new Span<float>(memory.Pointer, checked((int)(2 * values))).Clear();
        var areShort = new bool[blocks];
        var columnSums = new double[blocks][];
        var counts = new int[blocks];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityCovariance, store.Count);
        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(blocks, execution), BlockRecords * length);
        for (long start = 0; start < store.Count; start += blocks * BlockRecords)
        {
            int used = (int)Math.Min(blocks, (store.Count - start + BlockRecords - 1) / BlockRecords);
            ChunkedParallel.For(used, execution, (block, worker) =>
            {
                int first = (int)start + (block * BlockRecords);
                counts[block] = Math.Min(BlockRecords, store.Count - first);
                var records = store.ReadTile(first, counts[block], scratches[worker]);
                areShort[block] = Pack(records, counts[block], shift, tile + ((long)block * BlockRecords * padded), columnSums[block] ??= new double[length]);
            });
            for (int block = 0; block < used; block++)
                Columns.Add(total, columnSums[block]);
            ChunkedParallel.For(groups, execution, (group, _) =>
            {
                fixed (double* target = sums)
                {
                    for (int block = 0; block < used; block++)
                        AddGroup(tile + ((long)block * BlockRecords * padded), counts[block], areShort[block], group * GroupPanels, panels, target, padded);
                }
            });
            progress.Add(Math.Min((long)blocks * BlockRecords, store.Count - start));
        }

        return Finish(sums, padded, total, shift, mean, store.Count);
    }

    private static void AddGroup(double* values, int records, bool areShort, int firstPanel, int panels, double* target, int padded)
    {
        const int PanelValues = BlockRecords * GramKernel.Width;
        int end = Math.Min(panels, firstPanel + GroupPanels);
        for (int other = firstPanel; other < panels; other += 2)
        {
            // What this computes below the diagonal is never read.
            double* second = values + ((long)other * PanelValues);
            for (int panel = firstPanel; panel < end && panel <= other + 1; panel++)
            {
                GramKernel.Add(values + ((long)panel * PanelValues), second, second + PanelValues, records, areShort,
                    target + ((long)panel * GramKernel.Width * padded) + (other * GramKernel.Width), padded);
            }
        }
    }

    private static double[] Finish(double[] sums, int padded, double[] total, double[] shift, double[] mean, int count)
    {
        int length = mean.Length;
        var off = new double[length];
        for (int j = 0; j < length; j++)
        {
            off[j] = total[j] / count;
            mean[j] = shift[j] + off[j];
        }

        var covariance = new double[length * length];
        double divisor = Math.Max(1, count - 1);
        for (int i = 0; i < length; i++)
        {
            for (int j = i; j < length; j++)
                covariance[(i * length) + j] = covariance[(j * length) + i] = (sums[((long)i * padded) + j] - (total[i] * off[j])) / divisor;
        }

        return covariance;
    }

    /// <summary>Numbers near the means of some of the records, rounded to a 64th of the standard deviation.</summary>
    private static double[] Shift(SeriesStore store)
    {
        int length = store.Length;
        int step = Math.Max(1, store.Count / SampleRecords);
        var first = new double[length];
        var sum = new double[length];
        var squares = new double[length];
        var scratch = new double[length];
        store.ReadTile(0, 1, scratch.AsSpan()).CopyTo(first);
        int taken = 0;
        for (long i = 0; i < store.Count; i += step, taken++)
        {
            var record = store.ReadTile((int)i, 1, scratch.AsSpan());
            for (int j = 0; j < length; j++)
            {
                double d = record[j] - first[j];
                sum[j] += d;
                squares[j] += d * d;
            }
        }

        for (int j = 0; j < length; j++)
        {
            double mean = sum[j] / taken;
            double variance = (squares[j] / taken) - (mean * mean);
            if (!(variance > 0))
            {
                sum[j] = first[j];
                continue;
            }

            double unit = PortableMath.PowerOfTwo(Math.Max(-1000, PortableMath.Exponent(Math.Sqrt(variance)) - 6));
            sum[j] = Math.Round((first[j] + mean) / unit) * unit;
        }

        return sum;
    }

    /// <summary>Packs the shifted values of some records into panels of eight columns, record by record.</summary>
    /// <returns>Whether all of them are short.</returns>
    private static bool Pack(ReadOnlySpan<double> records, int count, double[] shift, double* target, double[] sums)
    {
        int length = shift.Length;
        long digits = 0;
        fixed (double* source = records, from = shift, total = sums)
        {
            for (int first = 0; first < length; first += GramKernel.Width, target += BlockRecords * GramKernel.Width)
            {
                int columns = Math.Min(GramKernel.Width, length - first);
                digits |= columns == GramKernel.Width
                    ? PackPanel(source + first, count, length, from + first, target, total + first)
                    : PackColumns(source + first, count, length, from + first, columns, target, total + first);
            }
        }

        return GramKernel.IsShort(BitConverter.Int64BitsToDouble(digits));
    }

    /// <summary>Packs a whole panel. A lane is a column, summed record by record.</summary>
    /// <returns>All binary digits that occur.</returns>
    [MethodImpl(KernelLoop.Options)]
    private static long PackPanel(double* source, int count, int stride, double* shift, double* target, double* sums)
    {
        int width = Vector<double>.Count;
        var digits = Vector<long>.Zero;
        for (int at = 0; at < GramKernel.Width; at += width)
        {
            var from = *(Vector<double>*)(shift + at);
            var sum = Vector<double>.Zero;
            double* row = source + at;
            double* to = target + at;
            for (int r = 0; r < count; r++, row += stride, to += GramKernel.Width)
            {
                var value = *(Vector<double>*)row - from;
                *(Vector<double>*)to = value;
                sum += value;
                digits |= Vector.AsVectorInt64(value);
            }

            *(Vector<double>*)(sums + at) = sum;
        }

        long all = 0;
        for (int i = 0; i < Vector<long>.Count; i++)
            all |= digits[i];
        return all;
    }

    private static long PackColumns(double* source, int count, int stride, double* shift, int columns, double* target, double* sums)
    {
        long digits = 0;
        for (int j = 0; j < columns; j++)
        {
            double sum = 0;
            for (int r = 0; r < count; r++)
            {
                double value = source[((long)r * stride) + j] - shift[j];
                target[(r * GramKernel.Width) + j] = value;
                sum += value;
                digits |= BitConverter.DoubleToInt64Bits(value);
            }

            sums[j] = sum;
        }

        return digits;
    }
}
