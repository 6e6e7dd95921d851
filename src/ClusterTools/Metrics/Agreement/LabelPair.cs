namespace ClusterTools.Metrics.Agreement;

/// <summary>Checks that two label arrays describe the same records.</summary>
internal static class LabelPair
{
    /// <exception cref="ArgumentException">They differ in length, or are empty.</exception>
    public static void Require(int[] first, string firstName, int[] second, string secondName)
    {
        if (first is null)
            throw new ArgumentNullException(firstName);
        if (second is null)
            throw new ArgumentNullException(secondName);
        if (first.Length != second.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, secondName, second.Length, first.Length));
        if (first.Length == 0)
            throw new ArgumentException(SR.LabelsEmpty);
    }
}
