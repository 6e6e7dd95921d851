using ClusterTools.Images;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Segmentation.Regions;

/// <summary>Measures regions in every frame of a stack.</summary>
internal static class RegionTimeCourses
{
    /// <summary>Measures each region in each frame. Of several channels the mean counts, without opacity.</summary>
    /// <param name="stack">The frames: with the rows and columns that the regions were found on, and one plane or as many planes.</param>
    /// <param name="regions">The regions; see <see cref="ImageRegions"/>.</param>
    /// <param name="percentile">The percentile to compute, 0 to 100, linearly interpolated; the median by default.</param>
    /// <param name="execution">Threads (over frames), cancellation and progress.</param>
    /// <returns>One for each region, in their order.</returns>
    /// <exception cref="ArgumentException">The stack has another size than what the regions were found on.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percentile"/> is not between 0 and 100.</exception>
    public static IReadOnlyList<RegionTimeCourse> Measure(ImageStack stack, RegionSet regions, double percentile = 50, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(regions);
        Percentile.Require(percentile, nameof(percentile));
        execution ??= ExecutionOptions.Default;
        var grid = regions.Grid;
        if (stack.Height != grid.Rows || stack.Width != grid.Columns || (stack.PlaneCount != grid.Planes && stack.PlaneCount != 1))
            throw new ArgumentException(string.Format(SR.RegionsOfAnotherSize, stack, grid), nameof(stack));
        var courses = regions.Regions.Select(region => new RegionTimeCourse(region, stack.FrameCount)).ToArray();
        int largest = regions.Pixels.Count == 0 ? 0 : regions.Pixels.Max(pixels => pixels.Length);
        int wrap = stack.PlaneCount == 1 ? grid.PlaneSize : (int)grid.Count;
        int workers = ChunkedParallel.WorkerCount(stack.FrameCount, execution);
        var frames = new WorkerScratch<double>(workers, (int)stack.Grid.Count);
        var gathered = new WorkerScratch<double>(workers, largest);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityMeasureImages, stack.FrameCount);
        ChunkedParallel.For(stack.FrameCount, execution, (frame, worker) =>
        {
            double[] intensity = frames[worker];
            FrameIntensity.Read(stack, frame, intensity);
            for (int region = 0; region < courses.Length; region++)
            {
                int[] pixels = regions.Pixels[region];
                var values = gathered[worker].AsSpan(0, pixels.Length);
                for (int i = 0; i < pixels.Length; i++)
                    values[i] = intensity[pixels[i] % wrap];
                Measure(courses[region], frame, values, percentile);
            }

            progress.Add();
        });
        return courses;
    }

    /// <summary>One statistic of all regions as series: a record for each region, a value for each frame. Their rows are the regions.</summary>
    /// <exception cref="ArgumentException">There are no regions.</exception>
    public static SeriesSet ToSeries(IReadOnlyList<RegionTimeCourse> courses, RegionStatistic statistic, ImageStack source)
    {
        ArgumentNullException.ThrowIfNull(courses);
        ArgumentNullException.ThrowIfNull(source);
        var set = SeriesSet.FromRows([.. courses.Select(course => course.Get(statistic))]);
        return new SeriesSet(set.Store)
        {
            SourceObjects = [.. courses.Select(course => course.Region)],
            History = [.. source.History, new ProvenanceStep("regions", $"{statistic} of {courses.Count} regions in each frame")],
        };
    }

    private static void Measure(RegionTimeCourse course, int frame, Span<double> values, double percentile)
    {
        var moments = Moments.Of(values);
        course.Mean[frame] = moments.Mean;
        course.StdDev[frame] = moments.StdDev;
        course.Minimum[frame] = Moments.Minimum(values);
        course.Maximum[frame] = Moments.Maximum(values);
        course.Percentile[frame] = Percentile.Of(values, percentile);
    }
}
