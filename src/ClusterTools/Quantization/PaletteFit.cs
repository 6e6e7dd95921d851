using ClusterTools.Clustering.KMeans;
using ClusterTools.Threading;

namespace ClusterTools.Quantization;

/// <summary>Finds the colours of a palette by k-means, each colour weighted by its number of pixels.</summary>
internal static class PaletteFit
{
    // The search for a good start goes over cells of colours, which takes a fraction of the time and reaches as low an error; the final fit then moves the centroids to their places.
    // With few colours there is time for finer cells, which show better which start is best.
    private const int StartCellsOfFew = 1 << 15;
    private const int StartCellsOfMany = 1 << 13;
    private const int MostCells = 1 << 17;
    private const int FewColors = 64;
    private const int RestartsOfFew = 8;
    private const int RestartsOfMany = 2;
    private const int MaxIterations = 100;

    // The last steps are small, but each lowers the error; a colour takes thousands of pixels.
    private const double Tolerance = 1e-6;

    /// <summary>The colours, at most the given number; all of them where there are no more.</summary>
    public static PaletteColors Find(ColorTable table, ColorQuantizerOptions options, ExecutionOptions execution)
    {
        if (table.Count <= options.ColorCount)
            return new PaletteColors(table.Colors.ToArray(), options.ColorSpace);
        bool few = options.ColorCount <= FewColors;
        var cells = ColorCells.Gather(table, options.ColorSpace, few ? StartCellsOfFew : StartCellsOfMany);
        var fit = new KMeansOptions
        {
            ClusterCount = options.ColorCount,
            Weights = cells.Weights,
            RestartCount = few ? RestartsOfFew : RestartsOfMany,
            MaxIterations = MaxIterations,
            Seed = options.Seed,
        };
        double[][] centroids = KMeansClustering.Fit(cells.Points, fit, execution).Centroids;
        if (!cells.IsEveryColor)
            cells = ColorCells.Gather(table, options.ColorSpace, MostCells);
        fit = fit with { InitialCentroids = centroids, Weights = cells.Weights, Tolerance = Tolerance };
        centroids = KMeansClustering.Fit(cells.Points, fit, execution).Centroids;

        return new PaletteColors(centroids.Select(c => ColorPoint.ToColor(c, options.ColorSpace)), options.ColorSpace);
    }
}
