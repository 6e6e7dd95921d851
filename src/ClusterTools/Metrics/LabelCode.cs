namespace ClusterTools.Metrics;

/// <summary>Labels of any values as numbers from 0: the distinct ones in ascending order, and for each record the place of its own among them.</summary>
internal sealed class LabelCode
{
    public LabelCode(int[] labels)
    {
        Distinct = [.. new HashSet<int>(labels)];
        Array.Sort(Distinct);
        var places = new Dictionary<int, int>(Distinct.Length);
        for (int i = 0; i < Distinct.Length; i++)
            places.Add(Distinct[i], i);
        Codes = Array.ConvertAll(labels, l => places[l]);
        Sizes = new int[Distinct.Length];
        foreach (int code in Codes)
            Sizes[code]++;
    }

    /// <summary>The labels that occur, ascending.</summary>
    public int[] Distinct { get; }

    public int[] Codes { get; }

    /// <summary>How often each occurs.</summary>
    public int[] Sizes { get; }
}
