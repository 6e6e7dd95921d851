namespace ClusterTools.Segmentation.Regions;

/// <summary>A region as it is found, before regions are filtered.</summary>
/// <param name="Region">The region, not numbered yet.</param>
/// <param name="Positions">The linear positions of its pixels on the grid, ascending.</param>
internal readonly record struct FoundRegion(ImageRegion Region, int[] Positions);
