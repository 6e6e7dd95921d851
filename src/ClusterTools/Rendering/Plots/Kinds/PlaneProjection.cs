using ClusterTools.Decomposition;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Records as points of a plane: their two values, or their first two principal components.</summary>
internal sealed class PlaneProjection
{
    private readonly PrincipalComponents? _components;

    private PlaneProjection(SeriesSet set, PrincipalComponents? components, ExecutionOptions execution)
    {
        _components = components;
        Points = Project(set, execution);
        (XName, YName) = components is null
            ? (set.ValueNames?[0] ?? "Column 0", set.ValueNames?[1] ?? "Column 1")
            : (Name(0), Name(1));

        string Name(int component) => $"PC {component + 1} ({AxisTicks.Format(100 * components.ExplainedVarianceRatio[component], 1)} %)";
    }

    /// <summary>The two coordinates of each record.</summary>
    public double[][] Points { get; }

    /// <summary>What the first coordinate is.</summary>
    public string XName { get; }

    /// <summary>What the second coordinate is.</summary>
    public string YName { get; }

    /// <summary>Projects the records of a set.</summary>
    /// <exception cref="ArgumentException">There is one value a record, or there are too few records for components.</exception>
    public static PlaneProjection Of(SeriesSet set, ExecutionOptions execution)
    {
        if (set.Length < 2 || (set.Length > 2 && set.Count < 2))
            throw new ArgumentException(string.Format(SR.PlotScatterTooSmall, set.Count, set.Length));
        return new PlaneProjection(set, set.Length == 2 ? null : PrincipalComponents.Fit(set, 2, execution: execution), execution);
    }

    /// <summary>The points of other rows of the same length, such as centroids.</summary>
    public double[][] Project(double[][] rows, ExecutionOptions execution) => Project(SeriesSet.FromRows(rows), execution);

    /// <summary>The covariance of a component of a mixture in the plane: xx, xy and yy.</summary>
    public (double Xx, double Xy, double Yy) Project(double[][] covariance)
    {
        if (_components is null)
            return (covariance[0][0], covariance[0][1], covariance[1][1]);
        double[] first = _components.Components[0], second = _components.Components[1];
        double xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < covariance.Length; i++)
        {
            double a = 0, b = 0;
            for (int j = 0; j < covariance.Length; j++)
            {
                a += covariance[i][j] * first[j];
                b += covariance[i][j] * second[j];
            }

            xx += first[i] * a;
            xy += first[i] * b;
            yy += second[i] * b;
        }

        return (xx, xy, yy);
    }

    private double[][] Project(SeriesSet set, ExecutionOptions execution)
    {
        if (_components is not null)
            set = _components.Transform(set, Precision.Double, execution);
        return [.. Enumerable.Range(0, set.Count).Select(set.GetRecord)];
    }
}
