using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms.Steps;
using ClusterTools.Threading;

namespace ClusterTools.Series.Transforms;

/// <summary>Centring and scaling of each value over all records: two passes for the statistics, one for the values.</summary>
internal static class ColumnScaling
{
    /// <param name="set">The records.</param>
    /// <param name="center">Whether the mean is taken off.</param>
    /// <param name="scale">Whether it is divided by the standard deviation.</param>
    /// <param name="keepConstant">Whether a deviation of 0 divides by 1 instead.</param>
    /// <param name="precision">The type of the result.</param>
    /// <param name="step">What is noted in the history.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static SeriesSet Run(SeriesSet set, bool center, bool scale, bool keepConstant, Precision? precision, ProvenanceStep step, ExecutionOptions? execution)
    {
        var columns = ColumnStatistics.Compute(set.Store, scale, execution ?? ExecutionOptions.Default);
        double[] shift = center ? columns.Mean : new double[set.Length];
        var divisor = new double[set.Length];
        for (int i = 0; i < divisor.Length; i++)
        {
            divisor[i] = scale ? Math.Sqrt(columns.Squares[i] / set.Count) : 1;
            if (keepConstant && divisor[i] == 0)
                divisor[i] = 1;
        }

        return RecordTransformRunner.Run(set, new ValueScaleTransform(shift, divisor), precision, [step], execution, countConstant: false);
    }
}
