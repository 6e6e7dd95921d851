namespace ClusterTools.Density.Dbscan;

/// <summary>DBSCAN (Ester, Kriegel, Sander and Xu 1996): core records that are neighbours share a cluster, and records near one join it.</summary>
/// <remarks>Clusters are numbered by their first core record, and a record near core records of several clusters joins the one with the lowest number: these are the
/// labels of an algorithm that grows one cluster after the other from the first core record left, as scikit-learn's does.</remarks>
internal sealed class DensityLabels
{
    private DensityLabels(int[] labels, bool[] cores, int clusterCount)
    {
        Labels = labels;
        Cores = cores;
        ClusterCount = clusterCount;
    }

    /// <summary>The cluster of each record; −1 for noise.</summary>
    public int[] Labels { get; }

    /// <summary>Whether each record is a core record.</summary>
    public bool[] Cores { get; }

    /// <summary>The number of clusters.</summary>
    public int ClusterCount { get; }

    /// <summary>Labels all records.</summary>
    /// <param name="neighborhoods">The neighbourhoods.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="minimum">The least number (or weight) of neighbours of a core record, itself included.</param>
    /// <param name="weights">The weight of each record; null for 1 each.</param>
    public static DensityLabels Find(INeighborhoods neighborhoods, int count, int minimum, double[]? weights)
    {
        var forest = new ComponentForest(count);
        bool[] cores = neighborhoods.FindCores(minimum, weights, forest);
        neighborhoods.JoinCores(cores, forest);
        var labels = new int[count];
        int clusters = 0;
        for (int i = 0; i < count; i++)
        {
            // The root is the lowest record of its component, so its label is already known here.
            labels[i] = !cores[i] ? -1 : forest.Find(i) is var root && root == i ? clusters++ : labels[root];
        }

        neighborhoods.LabelBorders(cores, labels);
        return new DensityLabels(labels, cores, clusters);
    }
}
