using ClusterTools.Formats.Rois;

namespace ClusterTools.Segmentation.Regions;

/// <summary>Turns outlines into regions: the pixels whose centres are inside. Unlike regions of labels, these may overlap.</summary>
internal static class RoiRegions
{
    /// <summary>Finds the pixels of outlines.</summary>
    /// <param name="outlines">The outlines. One that names no plane gives a region on each.</param>
    /// <param name="grid">The planes, rows and columns of the images that the outlines belong to.</param>
    /// <exception cref="ArgumentException">There are none, or an outline encloses no pixel of the images, or lies on a plane that they do not have.</exception>
    public static RegionSet Find(IReadOnlyList<RoiOutline> outlines, GridShape grid)
    {
        ArgumentNullException.ThrowIfNull(outlines);
        if (outlines.Count == 0)
            throw new ArgumentException(string.Format(SR.ListEmpty, nameof(outlines)), nameof(outlines));
        var regions = new List<ImageRegion>();
        var pixels = new List<int[]>();
        for (int i = 0; i < outlines.Count; i++)
        {
            var outline = outlines[i];
            int? plane = grid.Planes == 1 ? 0 : outline.Plane;
            if (plane >= grid.Planes)
                throw new ArgumentException(string.Format(SR.RoiOnMissingPlane, outline.Name, plane, grid.Planes));
            for (int z = plane ?? 0; z <= (plane ?? grid.Planes - 1); z++)
            {
                var sums = new RegionSums(i + 1);
                Add(outline, grid, sums);
                if (sums.IsEmpty)
                    throw new ArgumentException(string.Format(SR.RoiWithoutPixels, outline.Name, grid.Columns, grid.Rows));
                regions.Add(sums.ToRegion(grid, z, isMeasured: false) with { Number = regions.Count + 1, Name = outline.Name });
                pixels.Add(sums.ToPositions(z * grid.PlaneSize));
            }
        }

        return new RegionSet(grid, regions, pixels);
    }

    private static void Add(RoiOutline outline, GridShape grid, RegionSums sums)
    {
        int bottom = (int)Math.Min(grid.Rows, Math.Ceiling(outline.Bottom)), right = (int)Math.Min(grid.Columns, Math.Ceiling(outline.Right));
        for (int y = (int)Math.Max(0, Math.Floor(outline.Top)); y < bottom; y++)
        {
            for (int x = (int)Math.Max(0, Math.Floor(outline.Left)); x < right; x++)
            {
                if (outline.Contains(x + 0.5, y + 0.5))
                    sums.Add((y * grid.Columns) + x, x, y, intensity: 0);
            }
        }
    }
}
