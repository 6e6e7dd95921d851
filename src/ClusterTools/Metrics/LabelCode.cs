namespace ClusterTools.Metrics;

/// <summary>Encodes arbitrary labels as integers from 0: the distinct labels in ascending order, and for each record the index of its label among them.</summary>
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

    /// <summary>The number of records with each label.</summary>
    public int[] Sizes { get; }
}
