using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Tests.Metrics.Silhouettes;

public sealed unsafe class SilhouetteKernelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(20, 64)]
    [InlineData(33, 61)]
    public void EveryWidthGivesTheBitsOfAPlainLoop(int columns, int count)
    {
        var random = new RandomSource(7);
        double[][] points = Draw(random, PointPanels.Width, columns);
        double[][] rows = Draw(random, count, columns);
        double[] begun = Draw(random, 1, PointPanels.Width)[0];
        using var panels = new PointPanels(PointPanels.Width, columns);
        for (int i = 0; i < points.Length; i++)
            panels.Set(i, points[i]);
        double[] flat = [.. rows.SelectMany(r => r)];
        foreach (var kernel in SilhouetteKernel.Supported)
        {
            // One extra row, which must stay unchanged.
            var distances = new double[(count + 1) * PointPanels.Width];
            double[] sums = [.. begun];
            var lanes = new double[(count + 1) * LaneSums.Lanes];
            lanes.AsSpan().Fill(begun[0]);
            fixed (double* r = flat, d = distances, s = sums, l = lanes)
            {
                kernel.Measure(panels.Panel(0), r, count, columns, d);
                kernel.Add(d, count, s);
                kernel.AddHalves(d, count, l);
            }

            for (int i = 0; i < points.Length; i++)
            {
                double sum = begun[i];
                for (int j = 0; j < count; j++)
                {
                    double distance = Distance(points[i], rows[j]);
                    Assert.True(distance == distances[(j * PointPanels.Width) + i], $"{kernel.Name}: record {i}, row {j}");
                    sum += distance;
                }

                Assert.True(sum == sums[i], $"{kernel.Name}: sum of record {i}");
                Assert.Equal(0, distances[(count * PointPanels.Width) + i]);
            }

            for (int l = 0; l < lanes.Length; l++)
            {
                int row = l / LaneSums.Lanes;
                int at = (row * PointPanels.Width) + (l % LaneSums.Lanes);
                double sum = row < count ? begun[0] + (distances[at] + distances[at + LaneSums.Lanes]) : begun[0];
                Assert.True(sum == lanes[l], $"{kernel.Name}: lane {l}");
            }
        }
    }

    [Fact]
    public void TheScalarKernelIsTheLast() => Assert.Same(SilhouetteKernel.Scalar, SilhouetteKernel.Supported[SilhouetteKernel.Supported.Count - 1]);

    private static double Distance(double[] a, double[] b)
    {
        double squares = 0;
        for (int v = 0; v < a.Length; v++)
            squares += (a[v] - b[v]) * (a[v] - b[v]);
        return Math.Sqrt(squares);
    }

    private static double[][] Draw(RandomSource random, int count, int columns) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextDouble() - 0.5).ToArray())];
}
