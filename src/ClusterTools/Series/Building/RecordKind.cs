namespace ClusterTools.Series.Building;

/// <summary>What becomes a record of a series set made from an image stack.</summary>
public enum RecordKind
{
    /// <summary>A voxel; its values are its intensities over the frames (frame by frame and, within a frame, channel by channel).</summary>
    Voxel,

    /// <summary>A pixel of any frame and plane; its values are its channels.</summary>
    Pixel,

    /// <summary>A frame; its values are all its samples (plane, row, column, channel).</summary>
    Image,
}
