using System.Globalization;
using System.Runtime.InteropServices;
using ClusterTools.Images.Synthetic;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Images;

/// <summary>Makes a synthetic calcium-imaging movie whose true regions are known.</summary>
/// <remarks>
/// <para>Elliptical cells lie on an irregular grid, each in one of the functional clusters. The cells of a cluster share one activity: random spikes, each seen as a fast rise
/// and an exponential decay. The background drifts slowly. Noise is Gaussian with a standard deviation proportional to the square root of the brightness.</para>
/// <para>Pixels are UInt16. <see cref="ImageStack.Truth"/> gives the cluster of each voxel: 0 for the background, 1 to ClusterCount − 1 for the cells.</para>
/// </remarks>
public static class SyntheticMovie
{
    // One stream of random numbers for each purpose; those of the noise follow, one a frame.
    private const int LayoutStream = 0;
    private const int ActivityStream = 1;
    private const int FirstNoiseStream = 2;

    /// <summary>Makes a movie.</summary>
    /// <param name="options">Its size, clusters, noise and seed; null for the defaults.</param>
    /// <param name="execution">Threads, cancellation and progress; the movie is the same for any number of threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or the noise is out of range, or there are fewer voxels than clusters.</exception>
    public static ImageStack Create(SyntheticMovieOptions? options = null, ExecutionOptions? execution = null)
    {
        options ??= new SyntheticMovieOptions();
        execution ??= ExecutionOptions.Default;
        Require(options);
        var grid = new GridShape(options.PlaneCount, options.Height, options.Width);
        var tissue = new Tissue(grid, options.ClusterCount, new RandomSource(options.Seed, LayoutStream));
        var activity = new Activity(options.FrameCount, options.ClusterCount, new RandomSource(options.Seed, ActivityStream));

        var frames = new byte[options.FrameCount][];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityMakeMovie, frames.Length);
        ChunkedParallel.For(frames.Length, execution, (frame, _) =>
        {
            frames[frame] = Render(tissue, activity, frame, options.Noise, new RandomSource(options.Seed, FirstNoiseStream + frame));
            progress.Add();
        });

        string description = string.Format(CultureInfo.InvariantCulture, SR.HistorySynthetic, options.FrameCount, grid, options.ClusterCount, options.Noise, options.Seed);
        return new ImageStack(frames, grid, 1, ChannelLayout.Gray, ElementType.UInt16)
        {
            Truth = tissue.Clusters,
            History = [new ProvenanceStep("synthetic movie", description)],
        };
    }

    private static byte[] Render(Tissue tissue, Activity activity, int frame, double noise, RandomSource random)
    {
        var bytes = new byte[tissue.Base.Length * sizeof(ushort)];
        var pixels = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
        double background = activity.Of(0, frame);
        double scale = noise * Math.Sqrt(Tissue.UsualBrightness);
        for (int voxel = 0; voxel < pixels.Length; voxel++)
        {
            double gain = tissue.Gain[voxel];
            double signal = tissue.Base[voxel] * (1 + (gain * activity.Of(tissue.Source[voxel], frame)) + ((1 - gain) * background));
            double value = signal + (scale * Math.Sqrt(signal) * random.NextNormal());
            pixels[voxel] = (ushort)Math.Clamp(value + 0.5, 0, ushort.MaxValue);
        }

        return bytes;
    }

    private static void Require(SyntheticMovieOptions options)
    {
        RequireAtLeast(options.FrameCount, 1, nameof(options.FrameCount));
        RequireAtLeast(options.PlaneCount, 1, nameof(options.PlaneCount));
        RequireAtLeast(options.Height, 1, nameof(options.Height));
        RequireAtLeast(options.Width, 1, nameof(options.Width));
        RequireAtLeast(options.ClusterCount, 1, nameof(options.ClusterCount));
        double voxels = (double)options.PlaneCount * options.Height * options.Width;
        if (voxels < options.ClusterCount)
            throw new ArgumentOutOfRangeException(nameof(options.ClusterCount), string.Format(SR.MovieTooSmall, options.ClusterCount, voxels));
        if (voxels > int.MaxValue / sizeof(ushort))
            throw new ArgumentOutOfRangeException(nameof(options.Height), string.Format(SR.ArrayTooLarge, "A frame", voxels, int.MaxValue / sizeof(ushort)));
        if (!(options.Noise >= 0) || double.IsInfinity(options.Noise))
            throw new ArgumentOutOfRangeException(nameof(options.Noise), string.Format(SR.ValueTooSmall, nameof(options.Noise), options.Noise, 0));
    }

    private static void RequireAtLeast(int value, int minimum, string name)
    {
        if (value < minimum)
            throw new ArgumentOutOfRangeException(name, string.Format(SR.ValueTooSmall, name, value, minimum));
    }
}
