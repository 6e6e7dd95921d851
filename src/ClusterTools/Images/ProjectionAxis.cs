namespace ClusterTools.Images;

/// <summary>The axis along which a projection reduces.</summary>
public enum ProjectionAxis
{
    /// <summary>Planes (z); rows and columns remain.</summary>
    Plane,

    /// <summary>Rows (y); planes remain, as the rows of the result, and columns.</summary>
    Row,

    /// <summary>Columns (x); planes remain, as the rows of the result, and rows, as its columns.</summary>
    Column,

    /// <summary>Frames (time); one frame of the same shape remains.</summary>
    Frame,
}
