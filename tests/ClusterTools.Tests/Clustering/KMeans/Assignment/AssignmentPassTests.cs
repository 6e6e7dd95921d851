using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Clustering.KMeans.Assignment;

/// <summary>The labels of every kernel are those of direct distances in double (ties: the lowest index).</summary>
public sealed class AssignmentPassTests
{
    public static TheoryData<string> Kernels => [.. KernelSet.Supported.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void LabelsAreThoseOfDoubles(string kernel)
    {
        var random = new RandomSource(3);
        foreach (int length in new[] { 1, 2, 3, 4, 7, 8, 9, 16, 20, 33, 128, 129, 300 })
        {
            foreach (int clusters in new[] { 1, 2, 5, 6, 7, 31 })
            {
                int count = new[] { 1, 63, 64, 65, 200 }[random.NextInt32(5)];
                double[] centroids = Fill(clusters * length, _ => random.NextNormal() * 10);
                Check(kernel, SeriesSet.FromArray(Fill(count * length, _ => random.NextNormal() * 10), count, length), centroids);
                Check(kernel, SeriesSet.FromArray(Array.ConvertAll(Fill(count * length, _ => random.NextNormal() * 10), v => (float)v), count, length), centroids);
                Check(kernel, SeriesSet.FromArray(Array.ConvertAll(Fill(count * length, _ => random.NextNormal() * 10), v => (short)v), count, length), centroids);
                double[] positive = Array.ConvertAll(centroids, v => v + 20);
                Check(kernel, SeriesSet.FromArray(Array.ConvertAll(Fill(count * length, _ => random.NextDouble() * 40), v => (byte)v), count, length), positive);
                Check(kernel, SeriesSet.FromArray(Array.ConvertAll(Fill(count * length, _ => random.NextDouble() * 40), v => (ushort)v), count, length), positive);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void TiesGoToTheLowest(string kernel)
    {
        // Integers around integer centroids: many exact ties, some among three or more.
        var random = new RandomSource(4);
        foreach (int length in new[] { 1, 2, 3, 8, 20 })
        {
            double[] centroids = Fill(9 * length, _ => random.NextInt32(5));
            byte[] values = Array.ConvertAll(Fill(500 * length, _ => random.NextInt32(5)), v => (byte)v);
            Check(kernel, SeriesSet.FromArray(values, 500, length), centroids);
            Check(kernel, SeriesSet.FromArray(Array.ConvertAll(values, v => (double)v), 500, length), centroids);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void NearTiesAreDecidedInDouble(string kernel)
    {
        // Centroids that differ only in the last bits of a double, and values far from 0: no difference in float at all.
        var random = new RandomSource(5);
        foreach (double offset in new[] { 0, 1e3, 1e8, -1e12 })
        {
            foreach (double unit in new[] { 1, 1e-30, 1e30 })
            {
                const int Length = 10;
                double[] centre = Fill(Length, _ => (offset + random.NextNormal()) * unit);
                double[] centroids = Fill(6 * Length, i => centre[i % Length] * (1 + ((random.NextInt32(9) - 4) * 2.2e-16)));
                double[] values = Fill(300 * Length, _ => (offset + random.NextNormal()) * unit);
                Check(kernel, SeriesSet.FromArray(values, 300, Length), centroids);
                if (unit == 1)
                    Check(kernel, SeriesSet.FromArray(Array.ConvertAll(values, v => (float)v), 300, Length), centroids);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void ExtremeRanges(string kernel)
    {
        var random = new RandomSource(6);
        foreach (int range in new[] { 60, 250, 900 })
        {
            double Wide(int i) => random.NextNormal() * Math.Pow(2, random.NextInt32(range) - (range / 2));
            Check(kernel, SeriesSet.FromArray(Fill(300 * 5, Wide), 300, 5), Fill(8 * 5, Wide));
            if (range < 250)
                Check(kernel, SeriesSet.FromArray(Array.ConvertAll(Fill(300 * 5, Wide), v => (float)v), 300, 5), Fill(8 * 5, Wide));
        }

        // Far beyond the range of a float, together with values near 0.
        Check(kernel, SeriesSet.FromArray([1e-40f, 3e38f, -3e38f, 0], 4, 1), [0, 1e38, -1e-41]);
        Check(kernel, SeriesSet.FromArray([1.0, 2, 3, 4], 4, 1), [1e200, 2.5, -1e300]);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void TheMarginHolds(string kernel)
    {
        // The scores themselves, compared with double: the error is at most half the margin.
        var random = new RandomSource(7);
        var chosen = KernelSet.Supported.First(k => k.Name == kernel);
        foreach (int length in new[] { 1, 3, 8, 20, 130, 1000 })
        {
            const int Count = RecordGroup.Size;
            const int Clusters = 13;
            double[] values = Fill(Count * length, _ => (random.NextDouble() < 0.1 ? 100 : 1) * random.NextNormal());
            double[] centroids = Fill(Clusters * length, _ => 5 * random.NextNormal());
            var centring = Centring.At(new double[length], values.Concat(centroids).Max(Math.Abs), inDouble: true);
            var packed = chosen.Pack(centroids, length, centring);
            using var scratch = new GroupScratch(length, [packed]);
            double worst = 0;
            unsafe
            {
                fixed (double* rows = values)
                fixed (float* point = centring.ScaledPoint)
                {
                    chosen.Score(new GroupSource { Rows = (byte*)rows, Type = ElementType.Float64, Count = Count, Columns = length, Point = point, Scale = centring.Scale }, [packed], scratch);
                }

                for (int r = 0; r < Count; r++)
                {
                    double[] scores = [.. Enumerable.Range(0, Clusters).Select(k => Score(values, centroids, r, k, length, centring.Scale)).Order()];
                    double margin = packed.Margin.For(scratch.SquaredNorms[r], scratch.Nearest(0).Best[r]);
                    double error = Math.Max(Math.Abs(scratch.Nearest(0).Best[r] - scores[0]), Math.Abs(scratch.Nearest(0).Second[r] - scores[1]));
                    worst = Math.Max(worst, error / (margin / 2));
                }
            }

            Assert.InRange(worst, 1e-6, 1);
        }
    }

    private static double Score(double[] values, double[] centroids, int r, int k, int length, double scale)
    {
        double score = 0;
        for (int j = 0; j < length; j++)
        {
            double c = centroids[(k * length) + j] * scale;
            score += (c * c) - (2 * c * values[(r * length) + j] * scale);
        }

        return score;
    }

    private static void Check(string kernel, SeriesSet series, double[] centroids)
    {
        var records = RecordSource.Create(series.Store, ClusterDistance.Euclidean);
        var data = FitData.Of(series.Store, weights: null, ClusterDistance.Euclidean);
        var profile = RecordProfile.Compute(data, data.Shards, data.ElementType, ExecutionOptions.Default);
        var labels = new int[series.Count];
        labels.AsSpan().Fill(-1);
        var pass = AssignmentPass.For(records, profile.Origin, profile.LargestValue, KernelSet.Supported.First(k => k.Name == kernel));
        var counters = pass.Run([new AssignmentTarget(centroids, labels, Sums: null)], ExecutionOptions.Default);
        Assert.Equal(series.Count, counters.Changed[0]);
        Assert.Equal((long)series.Count * (centroids.Length / series.Length), counters.Products[0]);
        int clusters = centroids.Length / series.Length;
        for (int i = 0; i < series.Count; i++)
        {
            double[] record = series.GetRecord(i);
            int expected = 0;
            double least = double.PositiveInfinity;
            for (int k = 0; k < clusters; k++)
            {
                double distance = LaneSums.ScalarSquaredDistance(record, centroids.AsSpan(k * series.Length, series.Length));
                if (distance < least)
                    (least, expected) = (distance, k);
            }

            Assert.Equal(expected, labels[i]);
        }
    }

    private static double[] Fill(int count, Func<int, double> value)
    {
        var numbers = new double[count];
        for (int i = 0; i < count; i++)
            numbers[i] = value(i);
        return numbers;
    }
}
