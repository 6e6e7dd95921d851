namespace ClusterTools.Images.Filtering;

/// <summary>The sizes that the box of a filter may have.</summary>
internal static class FilterSize
{
    private const int Greatest = 10_000;

    public static void Require(int size, string name)
    {
        if (size < 1 || size > Greatest)
            throw new ArgumentOutOfRangeException(name, string.Format(SR.ValueOutOfRange, name, size, 1, Greatest));
    }
}
