namespace ClusterTools.Density.Dbscan;

/// <summary>The neighbourhoods of records within a radius, visited as often as needed and never stored: memory grows with the number of records alone.</summary>
internal interface INeighborhoods
{
    /// <summary>Finds the records with enough neighbours, themselves included.</summary>
    /// <param name="minimum">The least number (or weight) of neighbours of a core record.</param>
    /// <param name="weights">The weight of each record, added in the order of the records; null for 1 each.</param>
    /// <param name="forest">May already join core records that turn out to be neighbours.</param>
    bool[] FindCores(int minimum, double[]? weights, ComponentForest forest);

    /// <summary>Joins all core records that are neighbours.</summary>
    void JoinCores(bool[] cores, ComponentForest forest);

    /// <summary>Gives each other record the lowest label among the core records in its neighbourhood, if there are any.</summary>
    /// <param name="cores">The core records, whose labels are set.</param>
    /// <param name="labels">The labels; those of the other records are −1 at first.</param>
    void LabelBorders(bool[] cores, int[] labels);
}
