namespace ClusterTools.Segmentation.Grouping;

/// <summary>The options of <see cref="PictureGroups"/>.</summary>
public sealed record PictureGroupOptions
{
    /// <summary>The number of clusters, at most the number of pictures.</summary>
    public int ClusterCount { get; init; } = 1;

    /// <summary>The features by which pictures are compared; their thumbnails by default.</summary>
    public PictureFeature By { get; init => field = EnumGuard.RequireDefined(value, nameof(By)); } = PictureFeature.Thumbnail;

    /// <summary>The greatest root mean square difference of the thumbnails of near-duplicates, in levels of 255; 3 by default, which other sizes and qualities of a picture stay within.</summary>
    public double DuplicateTolerance { get; init; } = 3;

    /// <summary>The number of k-means starts; 3 by default.</summary>
    public int RestartCount { get; init; } = 3;

    /// <summary>The seed of k-means; 0 by default.</summary>
    public long Seed { get; init; }
}
