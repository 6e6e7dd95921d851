using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Search;
using ClusterTools.Distances;
using ClusterTools.Images.Pictures;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Threading;

namespace ClusterTools.Rendering;

/// <summary>Renders a clustering of voxels or pixels as a picture: each record at its position in the colour of its cluster, on black.</summary>
/// <remarks>Label i has colour i of the palette on every plane, whichever labels a plane happens to hold. Voxels without a record, such as those that a selection left
/// out, stay black or show the background picture. Several planes are tiled in ceil(√n) columns with a grey line of one voxel between them.</remarks>
public static class LabelMapRenderer
{
    /// <summary>The grey of the lines between tiles and of tiles that stay empty.</summary>

    private const int MostPaletteEntries = 256;

    /// <summary>Draws the map.</summary>
    /// <param name="clustering">The labels, over a set of series that lie on a grid.</param>
    /// <param name="options">Colours, mask, plane and scale; null for the defaults.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <returns>Without a mask and with colours that fit a palette of 256: indexed pixels, where entry 0 is the background, entry i + 1 label i and, with several
    /// planes, the last entry the lines. With a mask by label 32-bit RGBA, otherwise 24-bit RGB.</returns>
    /// <exception cref="ArgumentException">The records do not lie on a grid, an option is out of range, or the colours or the mask do not apply to the data; the message names the remedy.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Picture Render(IClustering clustering, LabelMapOptions? options = null, ExecutionOptions? execution = null)
    {
        options ??= new LabelMapOptions();
        execution ??= ExecutionOptions.Default;
        if (options.Scale < 1)
            throw new ArgumentException(string.Format(SR.ScaleBelowOne, options.Scale));
        OverlayRenderer.Require(options, clustering.ClusterCount);
        // The chosen fit of a scan may have probabilities.
        var whole = clustering is ClusterCountSearchResult search ? search.Best : clustering;
        clustering = LabelledRecords.Of(whole);
        var grid = new LabelGrid(clustering, options.Plane);
        var layout = new TileLayout(grid.PlaneCount, (long)grid.Shape.Columns * options.Scale, (long)grid.Shape.Rows * options.Scale, options.Scale);
        double[]? factors = LabelWeights.Factors(clustering, grid, options.MaskBy, execution);
        double[][] colors = ChooseColors(clustering, ComparesDirections(whole), options.ColorBy, options.Seed, execution);
        execution.CancellationToken.ThrowIfCancellationRequested();
        if (OverlayRenderer.IsNeeded(options))
            return OverlayRenderer.Render(clustering, grid, options, colors, factors, execution);
        return factors is null && colors.Length + 1 + (grid.PlaneCount > 1 ? 1 : 0) <= MostPaletteEntries
            ? DrawIndexed(grid, layout, options.Scale, colors)
            : DrawRgb(grid, layout, options.Scale, colors, factors);
    }

    /// <summary>The colour of each cluster, as a map of the clustering has it.</summary>
    internal static double[][] ChooseColors(IClustering clustering, LabelColoring coloring, long seed, ExecutionOptions execution) =>
        ChooseColors(LabelledRecords.Of(clustering), ComparesDirections(clustering), coloring, seed, execution);

    private static bool ComparesDirections(IClustering clustering) => clustering switch
    {
        KMeansResult fit => fit.Options.Distance != ClusterDistance.Euclidean,
        ClusterCountSearchResult search => ComparesDirections(search.Best),
        ClusterAssignment assignment => assignment.ComparesDirections,
        _ => false,
    };

    private static double[][] ChooseColors(IClustering clustering, bool directions, LabelColoring coloring, long seed, ExecutionOptions execution) => coloring switch
    {
        LabelColoring.Similarity => SimilarityPalette.Optimize(clustering.Centroids, seed, execution).Colors,
        // Centroids of length 1 have a hue but no brightness, so the means of the records stand for them.
        LabelColoring.Centroid when directions =>
            LabelPalette.FromCentroids(ClusterMeans.Compute(clustering.Series, clustering.Labels, clustering.ClusterCount, execution).Means, clustering.Series.ElementType),
        LabelColoring.Centroid => LabelPalette.FromCentroids(clustering.Centroids, clustering.Series.ElementType),
        LabelColoring.Gray => LabelPalette.Gray(clustering.ClusterCount),
        LabelColoring.Label => LabelPalette.Distinct(clustering.ClusterCount),
        _ => throw EnumGuard.Undefined(coloring, nameof(LabelMapOptions.ColorBy)),
    };

    private static Picture DrawIndexed(LabelGrid grid, TileLayout layout, int scale, double[][] colors)
    {
        bool tiled = grid.PlaneCount > 1;
        var palette = new byte[3 * (colors.Length + (tiled ? 2 : 1))];
        for (int i = 0; i < colors.Length; i++)
            Quantize(colors[i], 1, palette.AsSpan(3 * (i + 1), 3));
        if (tiled)
            palette.AsSpan(palette.Length - 3).Fill(TileLayout.SeparatorGray);
        var pixels = new byte[layout.Width * layout.Height];
        if (tiled)
            pixels.AsSpan().Fill((byte)(colors.Length + 1));
        Background(grid, layout, scale, pixels, 1);
        for (int i = 0; i < grid.Labels.Length; i++)
        {
            int voxel = grid.Locate(i);
            if (voxel < 0)
                continue;
            int corner = Corner(grid, layout, scale, voxel);
            for (int dy = 0; dy < scale; dy++)
                pixels.AsSpan(corner + (dy * layout.Width), scale).Fill((byte)(grid.Labels[i] + 1));
        }

        return new Picture(layout.Width, layout.Height, PixelFormat.Indexed8, pixels, palette);
    }

    private static Picture DrawRgb(LabelGrid grid, TileLayout layout, int scale, double[][] colors, double[]? factors)
    {
        var pixels = new byte[3 * layout.Width * layout.Height];
        if (grid.PlaneCount > 1)
            pixels.AsSpan().Fill(TileLayout.SeparatorGray);
        Background(grid, layout, scale, pixels, 3);
        Span<byte> color = stackalloc byte[3];
        for (int i = 0; i < grid.Labels.Length; i++)
        {
            int voxel = grid.Locate(i);
            if (voxel < 0)
                continue;
            Quantize(colors[grid.Labels[i]], factors?[i] ?? 1, color);
            int corner = Corner(grid, layout, scale, voxel);
            for (int dy = 0; dy < scale; dy++)
            {
                var row = pixels.AsSpan(3 * (corner + (dy * layout.Width)), 3 * scale);
                for (int dx = 0; dx < scale; dx++)
                    color.CopyTo(row.Slice(3 * dx));
            }
        }

        return new Picture(layout.Width, layout.Height, PixelFormat.Rgb24, pixels);
    }

    /// <summary>Blackens the tiles, which leaves the lines between them.</summary>
    private static void Background(LabelGrid grid, TileLayout layout, int scale, byte[] pixels, int pixelBytes)
    {
        for (int tile = 0; tile < grid.PlaneCount; tile++)
        {
            for (int y = 0; y < grid.Shape.Rows * scale; y++)
                pixels.AsSpan(pixelBytes * (layout.Corner(tile) + (y * layout.Width)), pixelBytes * grid.Shape.Columns * scale).Clear();
        }
    }

    /// <summary>The first picture pixel of a voxel.</summary>
    private static int Corner(LabelGrid grid, TileLayout layout, int scale, int voxel)
    {
        int columns = grid.Shape.Columns;
        int row = voxel / columns;
        int tile = row / grid.Shape.Rows;
        return layout.Corner(tile) + ((row % grid.Shape.Rows) * scale * layout.Width) + (voxel % columns * scale);
    }

    private static void Quantize(double[] color, double factor, Span<byte> destination)
    {
        for (int c = 0; c < 3; c++)
            destination[c] = (byte)((Math.Clamp(color[c] * factor, 0, 1) * 255) + 0.5);
    }
}
