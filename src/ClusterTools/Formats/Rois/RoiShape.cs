namespace ClusterTools.Formats.Rois;

/// <summary>The shape of the area that a <see cref="RoiOutline"/> encloses.</summary>
internal enum RoiShape
{
    /// <summary>A rectangle.</summary>
    Rectangle,

    /// <summary>An ellipse that fills its bounding box.</summary>
    Oval,

    /// <summary>A polygon, drawn by corners or by hand.</summary>
    Polygon,
}
