using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>How records go with a signal.</summary>
public static class SeriesCorrelation
{
    /// <summary>Pearson's correlation of each record with a signal: from −1 to 1; NaN where the record or the signal is constant.</summary>
    /// <exception cref="ArgumentException">The signal has not as many values as a record.</exception>
    public static double[] Correlate(SeriesSet set, double[] signal, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var own = new Signal(set, signal);
        var result = new double[set.Count];
        RecordLoop.Run(set.Store, SR.ActivityCorrelate, execution ?? ExecutionOptions.Default, 0, (i, record, _) => result[i] = own.Correlate(record));
        return result;
    }

    /// <summary>Pearson's correlation of each record with each of several signals: [record][signal].</summary>
    /// <exception cref="ArgumentException">A signal has not as many values as a record.</exception>
    public static double[][] Correlate(SeriesSet set, double[][] signals, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(signals);
        var all = Array.ConvertAll(signals, s => new Signal(set, s));
        var result = new double[set.Count][];
        RecordLoop.Run(set.Store, SR.ActivityCorrelate, execution ?? ExecutionOptions.Default, 0, (i, record, _) =>
        {
            var row = new double[all.Length];
            for (int s = 0; s < row.Length; s++)
                row[s] = all[s].Correlate(record);
            result[i] = row;
        });
        return result;
    }

    /// <summary>The cross-correlation of each record with a signal at the shifts −lag … lag: [record][lag + shift].</summary>
    /// <remarks>The signal is centred and brought to length 1, then shifted (a positive shift moves it later) with zeros moving in, and multiplied with the record
    /// that is centred and brought to length 1. A constant record, or a constant signal, gives zeros.</remarks>
    /// <param name="set">The records.</param>
    /// <param name="signal">As many values as a record has.</param>
    /// <param name="lag">The largest shift, 0 to the number of values − 1.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The signal has not as many values as a record.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lag"/> is out of its range.</exception>
    public static double[][] CrossCorrelate(SeriesSet set, double[] signal, int lag, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (lag < 0 || lag >= set.Length)
            throw new ArgumentOutOfRangeException(nameof(lag), string.Format(SR.LagOutOfRange, lag, set.Length - 1));
        var own = new Signal(set, signal);
        var result = new double[set.Count][];
        RecordLoop.Run(set.Store, SR.ActivityCorrelate, execution ?? ExecutionOptions.Default, 0, (i, record, _) =>
        {
            var row = new double[(2 * lag) + 1];
            own.CrossCorrelate(record, lag, row);
            result[i] = row;
        });
        return result;
    }

    /// <summary>A signal of the records' length.</summary>
    private sealed class Signal
    {
        private readonly double[] _values;
        private readonly Moments _moments;

        public Signal(SeriesSet set, double[] signal)
        {
            ArgumentNullException.ThrowIfNull(signal);
            if (signal.Length != set.Length)
                throw new ArgumentException(string.Format(SR.SignalLengthWrong, signal.Length, set.Length), nameof(signal));
            _values = [.. signal];
            _moments = Moments.Of(signal);
        }

        public double Correlate(ReadOnlySpan<double> record) => Pearson.Correlation(record, Moments.Of(record), _values, _moments);

        public void CrossCorrelate(ReadOnlySpan<double> record, int lag, double[] result)
        {
            var moments = Moments.Of(record);
            double scale = Math.Sqrt(moments.Squares) * Math.Sqrt(_moments.Squares);
            if (scale == 0)
                return;
            for (int shift = -lag; shift <= lag; shift++)
            {
                double product = 0;
                int end = Math.Min(record.Length, record.Length + shift);
                for (int i = Math.Max(0, shift); i < end; i++)
                    product += (record[i] - moments.Mean) * (_values[i - shift] - _moments.Mean);
                result[lag + shift] = product / scale;
            }
        }
    }
}
