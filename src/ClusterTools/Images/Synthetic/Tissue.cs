using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Images.Synthetic;

/// <summary>What a synthetic movie shows at rest: the cells and the background between them.</summary>
internal sealed class Tissue
{
    /// <summary>The brightness at which the noise has its nominal strength.</summary>
    public const double UsualBrightness = 600;

    // The usual distance between cells, in pixels, and the fraction of grid places that hold a cell.
    private const int CellSpacing = 16;
    private const double Occupancy = 0.8;

    // The pixels over which a cell's rim fades, as an objective blurs it.
    private const double RimWidth = 1.3;

    public Tissue(GridShape grid, int clusterCount, RandomSource random)
    {
        Base = new double[grid.Count];
        Gain = new double[grid.Count];
        Source = new int[grid.Count];
        Clusters = new int[grid.Count];
        for (int plane = 0; plane < grid.Planes; plane++)
            new SmoothField(grid.Rows, grid.Columns, random).Fill(Base.AsSpan(plane * grid.PlaneSize, grid.PlaneSize), 0.5 * UsualBrightness, UsualBrightness);
        if (clusterCount > 1)
            PlaceCells(grid, clusterCount - 1, random);
    }

    /// <summary>The brightness of each voxel at rest.</summary>
    public double[] Base { get; }

    /// <summary>How strongly each voxel follows its <see cref="Source"/>; the rest follows the background.</summary>
    public double[] Gain { get; }

    /// <summary>The cluster whose activity each voxel shows. The light of a cell reaches a little beyond its rim.</summary>
    public int[] Source { get; }

    /// <summary>The true cluster of each voxel; 0 for the background.</summary>
    public int[] Clusters { get; }

    private void PlaceCells(GridShape grid, int clusters, RandomSource random)
    {
        int down = Math.Max(1, grid.Rows / CellSpacing);
        int across = Math.Max(1, grid.Columns / CellSpacing);
        // Many clusters on a small plane: closer cells, down to one a pixel.
        while ((long)down * across * grid.Planes < clusters)
        {
            if (down < grid.Rows && (across == grid.Columns || grid.Rows * across >= grid.Columns * down))
                down++;
            else
                across++;
        }

        int places = down * across * grid.Planes;
        int[] occupied = random.Sample(places, Math.Max(clusters, (int)(Occupancy * places)));
        for (int i = 0; i < occupied.Length; i++)
        {
            int place = occupied[i] % (down * across);
            int top = (int)((long)(place / across) * grid.Rows / down);
            int bottom = (int)((long)((place / across) + 1) * grid.Rows / down);
            int left = (int)((long)(place % across) * grid.Columns / across);
            int right = (int)((long)((place % across) + 1) * grid.Columns / across);
            // The places come in random order, so that each cluster has as many cells as the others, here and there.
            PlaceCell(grid, occupied[i] / (down * across), top, bottom, left, right, 1 + (i % clusters), random);
        }
    }

    /// <summary>Draws one ellipse inside a box of its plane.</summary>
    private void PlaceCell(GridShape grid, int plane, int top, int bottom, int left, int right, int cluster, RandomSource random)
    {
        double half = 0.5 * Math.Min(bottom - top, right - left);
        double major = half * (0.6 + (0.35 * random.NextDouble()));
        double minor = major * (0.7 + (0.3 * random.NextDouble()));
        // The centre moves as far as the box leaves room; a random direction without sine and cosine.
        double y = (0.5 * (top + bottom - 1)) + ((half - major) * ((2 * random.NextDouble()) - 1));
        double x = (0.5 * (left + right - 1)) + ((half - major) * ((2 * random.NextDouble()) - 1));
        double cosine = random.NextNormal();
        double sine = random.NextNormal();
        double length = Math.Sqrt((cosine * cosine) + (sine * sine));
        double brightness = 1.3 + (0.6 * random.NextDouble());
        double gain = 0.9 + (0.2 * random.NextDouble());
        for (int row = top; row < bottom; row++)
        {
            for (int column = left; column < right; column++)
            {
                double along = (((column - x) * cosine) + ((row - y) * sine)) / (length * major);
                double across = (((row - y) * cosine) - ((column - x) * sine)) / (length * minor);
                double radius = Math.Sqrt((along * along) + (across * across));
                bool isCentre = row == (int)(y + 0.5) && column == (int)(x + 0.5);
                double part = isCentre ? 1 : Math.Clamp(0.5 + ((1 - radius) * minor / RimWidth), 0, 1);
                int voxel = (plane * grid.PlaneSize) + (row * grid.Columns) + column;
                Source[voxel] = cluster;
                Clusters[voxel] = part >= 0.5 ? cluster : 0;
                Gain[voxel] = gain * part;
                // Brighter in the middle, as a round body is.
                Base[voxel] *= 1 + (part * ((brightness * (1.1 - (0.3 * Math.Min(1, radius * radius)))) - 1));
            }
        }
    }
}
