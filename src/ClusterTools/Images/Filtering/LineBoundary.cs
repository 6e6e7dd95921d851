namespace ClusterTools.Images.Filtering;

/// <summary>How a line is continued beyond its ends for a filter.</summary>
internal enum LineBoundary
{
    /// <summary>The line reversed, its last value repeated: d c b a | a b c d | d c b a (SciPy's "reflect").</summary>
    HalfSample,

    /// <summary>The line reversed about its last value: d c b | a b c d | c b a (SciPy's "mirror").</summary>
    WholeSample,
}

/// <summary>Maps positions outside a line to the positions inside whose samples continue it.</summary>
internal static class LineBoundaries
{
    /// <summary>The place, from 0 to <paramref name="length"/> − 1, for any position, however far outside.</summary>
    public static int Inside(this LineBoundary boundary, int position, int length)
    {
        if ((uint)position < (uint)length)
            return position;
        if (length == 1)
            return 0;
        int period = boundary == LineBoundary.HalfSample ? 2 * length : (2 * length) - 2;
        int place = position % period;
        if (place < 0)
            place += period;
        return place < length ? place : boundary == LineBoundary.HalfSample ? period - 1 - place : period - place;
    }
}
