using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>A Gaussian kernel density estimate in one or two dimensions. The covariance of the kernel is that of the points (divisor n − 1) times the square of Scott's factor
/// n^(−1/(d + 4)), as in SciPy's gaussian_kde.</summary>
internal sealed class KernelDensity
{
    private const double TwoPi = 6.283185307179586;

    private readonly double[][] _points;

    // Whitening: u = a·x, v = b·x + c·y, in which the kernel is round.
    private readonly double _a;
    private readonly double _b;
    private readonly double _c;
    private readonly double _factor;

    /// <param name="points">The points, of one or two coordinates each; at least two, which do not all lie on a line.</param>
    /// <exception cref="ArgumentException">The points have no spread in a direction.</exception>
    public KernelDensity(double[][] points)
    {
        _points = points;
        int n = points.Length, dimensions = points[0].Length;
        double scott = PortableMath.Exp(-PortableMath.Log(n) / (dimensions + 4));
        double xx = Covariance(points, 0, 0);
        double width = scott * Math.Sqrt(xx);
        double determinant = xx;
        if (dimensions == 2)
        {
            double xy = Covariance(points, 0, 1), yy = Covariance(points, 1, 1);
            determinant = (xx * yy) - (xy * xy);
            double rest = scott * Math.Sqrt(Math.Max(0, yy - (xx > 0 ? xy * xy / xx : 0)));
            _c = 1 / rest;
            _b = -xy / xx / rest;
            _factor = 1 / (n * TwoPi * width * rest);
        }
        else
        {
            _factor = 1 / (n * Math.Sqrt(TwoPi) * width);
        }

        _a = 1 / width;
        if (!(determinant > 1e-12 * xx) || !double.IsFinite(_factor) || n < 2)
            throw new ArgumentException(SR.PlotDensityFlat);
    }

    /// <summary>The density at places of one or two coordinates.</summary>
    public double[] At(double[][] places, ExecutionOptions execution)
    {
        double[] u = Array.ConvertAll(_points, p => _a * p[0]);
        double[] v = Array.ConvertAll(_points, p => p.Length > 1 ? (_b * p[0]) + (_c * p[1]) : 0);
        var result = new double[places.Length];
        ChunkedParallel.For(places.Length, execution, (i, _) =>
        {
            double pu = _a * places[i][0], pv = places[i].Length > 1 ? (_b * places[i][0]) + (_c * places[i][1]) : 0;
            double sum = 0;
            for (int j = 0; j < u.Length; j++)
            {
                double du = pu - u[j], dv = pv - v[j];
                double exponent = 0.5 * ((du * du) + (dv * dv));
                // Beyond it the kernel is below the rounding of any sum.
                if (exponent < 40)
                    sum += PortableMath.Exp(-exponent);
            }

            result[i] = _factor * sum;
        });
        return result;
    }

    private static double Covariance(double[][] points, int first, int second)
    {
        double meanFirst = 0, meanSecond = 0, sum = 0;
        foreach (double[] p in points)
        {
            meanFirst += p[first];
            meanSecond += p[second];
        }

        meanFirst /= points.Length;
        meanSecond /= points.Length;
        foreach (double[] p in points)
            sum += (p[first] - meanFirst) * (p[second] - meanSecond);
        return sum / (points.Length - 1);
    }
}
