namespace ClusterTools.Segmentation.Regions;

/// <summary>Regions with their pixels.</summary>
internal sealed class RegionSet
{
    internal RegionSet(GridShape grid, IReadOnlyList<ImageRegion> regions, IReadOnlyList<int[]> pixels)
    {
        Grid = grid;
        Regions = regions;
        Pixels = pixels;
    }

    /// <summary>The grid that the regions lie on.</summary>
    public GridShape Grid { get; }

    /// <summary>The regions.</summary>
    public IReadOnlyList<ImageRegion> Regions { get; }

    /// <summary>The linear positions of the pixels of each region on the grid, ascending.</summary>
    public IReadOnlyList<int[]> Pixels { get; }
}
