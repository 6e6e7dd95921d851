namespace ClusterTools.Images;

/// <summary>The axis that a projection does away with.</summary>
public enum ProjectionAxis
{
    /// <summary>Planes (z): what is left are rows and columns.</summary>
    Plane,

    /// <summary>Rows (y): what is left are planes, as the rows of the result, and columns.</summary>
    Row,

    /// <summary>Columns (x): what is left are planes, as the rows of the result, and rows, as its columns.</summary>
    Column,

    /// <summary>Frames (time): what is left is one frame of the same shape.</summary>
    Frame,
}
