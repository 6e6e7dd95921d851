namespace ClusterTools.Formats.Orientations;

/// <summary>How a stored picture lies, by the numbers of TIFF and EXIF (tag 274): what its first row and column are once it is upright.</summary>
internal enum Orientation
{
    /// <summary>The first row is the top, the first column the left.</summary>
    Upright = 1,

    /// <summary>Left and right change places.</summary>
    MirroredAcross = 2,

    /// <summary>Upside down.</summary>
    HalfTurn = 3,

    /// <summary>Top and bottom change places.</summary>
    MirroredDown = 4,

    /// <summary>Rows and columns change places.</summary>
    Transposed = 5,

    /// <summary>The first row is the right side: a quarter turn clockwise makes it upright.</summary>
    QuarterTurnRight = 6,

    /// <summary>Rows and columns change places about the other diagonal.</summary>
    Transversed = 7,

    /// <summary>The first row is the left side: a quarter turn against the clock makes it upright.</summary>
    QuarterTurnLeft = 8,
}
