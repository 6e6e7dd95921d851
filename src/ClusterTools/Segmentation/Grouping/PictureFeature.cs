namespace ClusterTools.Segmentation.Grouping;

/// <summary>The features by which pictures are compared.</summary>
public enum PictureFeature
{
    /// <summary>A thumbnail of 16 x 16 pixels: what is where.</summary>
    Thumbnail,

    /// <summary>A histogram of 4 x 4 x 4 colours: which colours, wherever they are.</summary>
    Histogram,
}
