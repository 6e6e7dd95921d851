using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Segmentation.Regions;

/// <summary>Finds the regions of labelled planes: connected pixels of one label, with their area, centre, bounding box and mean intensity.</summary>
public static class ImageRegions
{
    /// <summary>Finds the regions of a clustering. Pixels without a record belong to none.</summary>
    /// <param name="clustering">The labels, over records that lie on a grid.</param>
    /// <param name="options">Which regions; null for the defaults. The mean intensity is that of all values of the records where no image is given.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">The records do not lie on a grid, or the image of intensities does not fit it.</exception>
    public static IReadOnlyList<ImageRegion> Find(IClustering clustering, ImageRegionOptions? options = null, ExecutionOptions? execution = null) =>
        FindPixels(clustering, options, execution).Regions;

    /// <summary>As <see cref="Find(IClustering, ImageRegionOptions?, ExecutionOptions?)"/>, with the pixels of each region.</summary>
    /// <inheritdoc cref="Find(IClustering, ImageRegionOptions?, ExecutionOptions?)"/>
    internal static RegionSet FindPixels(IClustering clustering, ImageRegionOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        execution ??= ExecutionOptions.Default;
        var grid = clustering.Series.Shape ?? throw new ArgumentException(SR.LabelsWithoutGrid);
        var labels = new int[grid.Count];
        Array.Fill(labels, -1);
        int[] positions = clustering.Series.Positions;
        for (int i = 0; i < positions.Length; i++)
            labels[positions[i]] = clustering.Labels[i];
        return Find(labels, grid, options, execution, () => RecordMeans(clustering, grid, execution));
    }

    /// <summary>Finds the regions of an image of labels, such as Export-LabelMap writes as TIFF: 0 is background.</summary>
    /// <param name="labels">One frame of one channel of whole numbers.</param>
    /// <param name="options">Which regions; null for the defaults.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">The image is not a label image, or the intensity image does not match its size.</exception>
    public static IReadOnlyList<ImageRegion> Find(ImageStack labels, ImageRegionOptions? options = null, ExecutionOptions? execution = null) =>
        FindPixels(labels, options, execution).Regions;

    /// <summary>As <see cref="Find(ImageStack, ImageRegionOptions?, ExecutionOptions?)"/>, with the pixels of each region.</summary>
    /// <inheritdoc cref="Find(ImageStack, ImageRegionOptions?, ExecutionOptions?)"/>
    internal static RegionSet FindPixels(ImageStack labels, ImageRegionOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.FrameCount > 1 || labels.ChannelCount > 1 || ElementTypes.IsFloat(labels.PixelType))
            throw new ArgumentException(string.Format(SR.ImageWithoutLabels, labels), nameof(labels));
        var values = new double[labels.Grid.Count];
        ElementConvert.ToDouble(labels.PixelType, labels.GetFrameBytes(0), values);
        int[] numbers = Array.ConvertAll(values, v => v > 0 && v <= int.MaxValue ? (int)v : -1);
        return Find(numbers, labels.Grid, options, execution ?? ExecutionOptions.Default, () => null);
    }

    private static RegionSet Find(int[] labels, GridShape grid, ImageRegionOptions? options, ExecutionOptions execution, Func<double[]?> ownIntensity)
    {
        options ??= new ImageRegionOptions();
        if (options.Labels is { } wanted)
        {
            var set = new HashSet<int>(wanted);
            labels = Array.ConvertAll(labels, l => set.Contains(l) ? l : -1);
        }

        var source = options.Intensity is { } image ? new PlaneSource(image, grid, exactSize: true) : null;
        double[]? own = source is null ? ownIntensity() : null;
        var found = new List<FoundRegion>[grid.Planes];
        ChunkedParallel.For(grid.Planes, execution, (plane, _) =>
        {
            ReadOnlySpan<double> intensity = source is not null ? source.ReadIntensity(plane) : own.AsSpan(own is null ? 0 : plane * grid.PlaneSize, own is null ? 0 : grid.PlaneSize);
            found[plane] = PlaneRegions.Find(labels.AsSpan(plane * grid.PlaneSize, grid.PlaneSize), intensity, grid, plane, options.Connectivity);
        });

        var regions = new List<ImageRegion>();
        var pixels = new List<int[]>();
        foreach (var (region, positions) in found.SelectMany(f => f))
        {
            if (region.Area < options.MinimumArea || region.Area > options.MaximumArea || (options.ExcludeEdge && region.IsOnEdge))
                continue;
            regions.Add(region with { Number = regions.Count + 1 });
            pixels.Add(positions);
        }

        return new RegionSet(grid, regions, pixels);
    }

    private static double[] RecordMeans(IClustering clustering, GridShape grid, ExecutionOptions execution)
    {
        const int RecordsPerTile = 1 << 10;
        var series = clustering.Series;
        var means = new double[grid.Count];
        int chunks = ChunkedParallel.ChunkCount(series.Count, RecordsPerTile);
        var scratch = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks, execution), checked(RecordsPerTile * series.Length));
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * RecordsPerTile;
            int count = Math.Min(RecordsPerTile, series.Count - first);
            var tile = series.Store.ReadTile(first, count, scratch[worker]);
            for (int i = 0; i < count; i++)
            {
                double sum = 0;
                foreach (double value in tile.Slice(i * series.Length, series.Length))
                    sum += value;
                means[series.Positions[first + i]] = sum / series.Length;
            }
        });
        return means;
    }
}
