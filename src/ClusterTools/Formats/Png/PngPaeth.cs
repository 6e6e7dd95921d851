namespace ClusterTools.Formats.Png;

/// <summary>The prediction of the Paeth filter.</summary>
internal static class PngPaeth
{
    /// <summary>The one of left, above and corner that is nearest to left + above − corner; in this order where equal. All are from 0 to 255.</summary>
    public static int Predict(int left, int above, int corner)
    {
        // Without branches: which one is nearest is as good as random, and processors guess it wrong.
        int fromLeft = Magnitude(above - corner);
        int fromAbove = Magnitude(left - corner);
        int fromCorner = Magnitude(left + above - corner - corner);
        int notLeft = ((fromAbove - fromLeft) | (fromCorner - fromLeft)) >> 31;
        int notAbove = (fromCorner - fromAbove) >> 31;
        int other = (corner & notAbove) | (above & ~notAbove);
        return (other & notLeft) | (left & ~notLeft);
    }

    private static int Magnitude(int value)
    {
        int sign = value >> 31;
        return (value ^ sign) - sign;
    }
}
