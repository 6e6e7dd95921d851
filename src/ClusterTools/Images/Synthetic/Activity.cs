using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Images.Synthetic;

/// <summary>The relative change of brightness over time of each cluster of a synthetic movie.</summary>
internal sealed class Activity
{
    // The fraction of a spike's effect that remains a frame later, and the fraction of the way to it that the brightness covers in a frame.
    private const double Decay = 0.82;
    private const double Rise = 0.55;
    private const double SpikesPerFrame = 0.05;
    private const double Amplitude = 1.2;
    private const double DriftStep = 0.004;
    private const double DriftReturn = 0.95;

    private readonly double[][] _traces;

    public Activity(int frameCount, int clusterCount, RandomSource random)
    {
        _traces = new double[clusterCount][];
        _traces[0] = Drift(frameCount, random);
        for (int cluster = 1; cluster < clusterCount; cluster++)
            _traces[cluster] = Transients(Spikes(frameCount, random));
    }

    /// <summary>The relative change of a cluster's brightness in a frame; 0 at rest.</summary>
    public double Of(int cluster, int frame) => _traces[cluster][frame];

    /// <summary>Spikes of a Poisson process, each of its own size. Fewer than two are filled up to two, since a cluster without spikes would be invisible.</summary>
    private static double[] Spikes(int frameCount, RandomSource random)
    {
        var spikes = new double[frameCount];
        int count = 0;
        for (int i = 0; i < frameCount; i++)
        {
            if (random.NextDouble() < SpikesPerFrame)
            {
                spikes[i] = 0.6 + (0.8 * random.NextDouble());
                count++;
            }
        }

        for (; count < 2; count++)
            spikes[random.NextInt32(frameCount)] += 1;
        return spikes;
    }

    private static double[] Transients(double[] spikes)
    {
        double calcium = 0;
        double brightness = 0;
        var trace = new double[spikes.Length];
        for (int i = 0; i < trace.Length; i++)
        {
            calcium = (Decay * calcium) + spikes[i];
            brightness += Rise * (calcium - brightness);
            trace[i] = Amplitude * brightness;
        }

        return trace;
    }

    /// <summary>A slow random walk that returns to 0.</summary>
    private static double[] Drift(int frameCount, RandomSource random)
    {
        double level = 0;
        var trace = new double[frameCount];
        for (int i = 0; i < frameCount; i++)
        {
            level = (DriftReturn * level) + (DriftStep * random.NextNormal());
            trace[i] = level;
        }

        return trace;
    }
}
