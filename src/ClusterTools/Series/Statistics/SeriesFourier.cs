using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>The coherence and phase of each record at one frequency (<c>Series.fourier</c> of Thunder 1.x).</summary>
public sealed class SeriesFourier
{
    private SeriesFourier(int frequency, int count)
    {
        Frequency = frequency;
        Coherence = new double[count];
        Phase = new double[count];
    }

    /// <summary>The frequency, in cycles per record.</summary>
    public int Frequency { get; }

    /// <summary>For each record, the amplitude at the frequency divided by the root of the summed squared amplitudes of bins 0 to ⌊n/2⌋ − 1; NaN for a constant record.</summary>
    public double[] Coherence { get; }

    /// <summary>For each record, the phase in radians: −π/2 minus the angle of the coefficient, plus 2π if that is negative.</summary>
    public double[] Phase { get; }

    /// <summary>Computes coherence and phase at one frequency.</summary>
    /// <param name="set">The records.</param>
    /// <param name="frequency">Cycles per record, from 1 to ⌊n/2⌋ − 1.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is out of range.</exception>
    public static SeriesFourier Analyze(SeriesSet set, int frequency, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        int n = set.Length;
        int half = n / 2;
        if (frequency < 1 || frequency >= half)
            throw new ArgumentOutOfRangeException(nameof(frequency), string.Format(SR.FrequencyOutOfRange, frequency, half - 1, n));
        var wave = new Wave(n, frequency);
        // Bins 0 … half − 1 and their mirror images are all bins except the middle one (even n) or two (odd n), so by Parseval's theorem no other bin is needed.
        var middle = new Wave(n, half);
        double middleCount = n % 2 == 0 ? 1 : 2;
        var result = new SeriesFourier(frequency, set.Count);
        RecordLoop.Run(set.Store, SR.ActivityStatistics, execution ?? ExecutionOptions.Default, 0, (i, record, _) =>
        {
            var moments = Moments.Of(record);
            var (real, imaginary) = wave.Transform(record, moments.Mean);
            var (middleReal, middleImaginary) = middle.Transform(record, moments.Mean);
            double power = (real * real) + (imaginary * imaginary);
            double middlePower = (middleReal * middleReal) + (middleImaginary * middleImaginary);
            double total = ((n * moments.Squares) - (middleCount * middlePower)) / 2;
            // The difference can be smaller than one of its terms only through rounding.
            result.Coherence[i] = Math.Sqrt(power / Math.Max(total, power));
            double phase = -(Math.PI / 2) - Math.Atan2(imaginary, real);
            result.Phase[i] = moments.Squares == 0 ? double.NaN : phase < 0 ? phase + (2 * Math.PI) : phase;
        });
        return result;
    }

    /// <inheritdoc/>
    public override string ToString() => $"SeriesFourier of {Coherence.Length} records at frequency {Frequency}";

    /// <summary>The discrete Fourier transform at a single frequency.</summary>
    private sealed class Wave
    {
        private readonly double[] _cosine;
        private readonly double[] _sine;

        public Wave(int length, int frequency)
        {
            _cosine = new double[length];
            _sine = new double[length];
            for (int t = 0; t < length; t++)
            {
                double angle = 2 * Math.PI * ((long)frequency * t % length) / length;
                _cosine[t] = Math.Cos(angle);
                _sine[t] = Math.Sin(angle);
            }
        }

        public (double Real, double Imaginary) Transform(ReadOnlySpan<double> record, double mean)
        {
            double real = 0;
            double imaginary = 0;
            for (int t = 0; t < record.Length; t++)
            {
                double v = record[t] - mean;
                real += v * _cosine[t];
                imaginary -= v * _sine[t];
            }

            return (real, imaginary);
        }
    }
}
