namespace ClusterTools.Clustering.Mixtures;

/// <summary>Groups of records that a run starts from.</summary>
/// <param name="Labels">The group of each record.</param>
/// <param name="Centres">A point near each group that moments are taken about.</param>
internal sealed record StartGroups(int[] Labels, double[][] Centres)
{
    /// <summary>Whether other groups are the same ones, numbered in any order.</summary>
    public bool IsSameAs(StartGroups other)
    {
        int[] there = [.. Enumerable.Repeat(-1, Centres.Length)];
        int[] back = [.. there];
        for (int i = 0; i < Labels.Length; i++)
        {
            ref int mine = ref there[Labels[i]];
            ref int yours = ref back[other.Labels[i]];
            if (mine < 0 && yours < 0)
                (mine, yours) = (other.Labels[i], Labels[i]);
            else if (mine != other.Labels[i] || yours != Labels[i])
                return false;
        }

        return true;
    }
}
