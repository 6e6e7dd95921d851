using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>The correlation of records with signals.</summary>
public static class SeriesCorrelation
{
    /// <summary>The Pearson correlation of each record with a signal, from −1 to 1; NaN if the record or the signal is constant.</summary>
    /// <exception cref="ArgumentException">The signal's length differs from that of a record.</exception>
    public static double[] Correlate(SeriesSet set, double[] signal, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var own = new Signal(set, signal);
        var result = new double[set.Count];
        RecordLoop.Run(set.Store, SR.ActivityCorrelate, execution ?? ExecutionOptions.Default, 0, (i, record, _) => result[i] = own.Correlate(record));
        return result;
    }

    /// <summary>The Pearson correlation of each record with each of several signals, as [record][signal].</summary>
    /// <exception cref="ArgumentException">A signal's length differs from that of a record.</exception>
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

    /// <summary>The cross-correlation of each record with a signal at shifts from −lag to lag, as [record][lag + shift].</summary>
    /// <remarks>Signal and record are centred and L2-normalised; the signal is shifted (a positive shift moves it later), padded with zeros, and multiplied with the record
    /// (dot product). A constant record or a constant signal gives zeros.</remarks>
    /// <param name="set">The records.</param>
    /// <param name="signal">The signal, as long as a record.</param>
    /// <param name="lag">The maximum shift, from 0 to the length of a record − 1.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The signal's length differs from that of a record.</exception>
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

    /// <summary>A centred signal of the length of a record.</summary>
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
