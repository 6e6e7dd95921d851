namespace ClusterTools.Formats.Png;

/// <summary>The prediction of the Paeth filter.</summary>
internal static class PngPaeth
{
    /// <summary>The one of left, above and corner that is nearest to left + above − corner; in this order where equal.</summary>
    public static int Predict(int left, int above, int corner)
    {
        int fromLeft = Math.Abs(above - corner);
        int fromAbove = Math.Abs(left - corner);
        int fromCorner = Math.Abs(left + above - corner - corner);
        return fromLeft <= fromAbove && fromLeft <= fromCorner ? left : fromAbove <= fromCorner ? above : corner;
    }
}
