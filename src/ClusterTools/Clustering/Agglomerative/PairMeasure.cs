using ClusterTools.Numerics.Kernels.Panels;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>The measure by which a spanning tree is minimal: a distance, or what orders pairs as it does.</summary>
internal unsafe interface IPairMeasure
{
    /// <summary>The measures of a point and all points of a panel.</summary>
    void Of(double* point, double* panel, int columns, double* result);

    /// <summary>The measure of two points; bit-identical to that of <see cref="Of(double*, double*, int, double*)"/>.</summary>
    double OfPair(ReadOnlySpan<double> a, ReadOnlySpan<double> b);
}

/// <summary>The squared Euclidean distance.</summary>
internal readonly unsafe struct SquaredMeasure : IPairMeasure
{
    public void Of(double* point, double* panel, int columns, double* result) => PairKernel<SquaredTerm>.One(point, panel, columns, result);

    public double OfPair(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            double d = a[j] - b[j];
            sum += d * d;
        }

        return sum;
    }
}

/// <summary>The Manhattan distance.</summary>
internal readonly unsafe struct AbsoluteMeasure : IPairMeasure
{
    public void Of(double* point, double* panel, int columns, double* result) => PairKernel<AbsoluteTerm>.One(point, panel, columns, result);

    public double OfPair(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
            sum += Math.Abs(a[j] - b[j]);
        return sum;
    }
}

/// <summary>1 − the dot product of L2-normalised points, at least 0.</summary>
internal readonly unsafe struct AngleMeasure : IPairMeasure
{
    public void Of(double* point, double* panel, int columns, double* result)
    {
        PairKernel<ProductTerm>.One(point, panel, columns, result);
        for (int i = 0; i < PointPanels.Width; i++)
            result[i] = Math.Max(0, 1 - result[i]);
    }

    public double OfPair(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
            sum += a[j] * b[j];
        return Math.Max(0, 1 - sum);
    }
}
