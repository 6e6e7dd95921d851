namespace ClusterTools.Density.Hierarchy;

/// <summary>The flat clusters chosen from a condensed tree, with the membership of each record.</summary>
internal sealed class ChosenClusters
{
    private readonly CondensedClusters _tree;
    private readonly int[] _chosenAbove;

    private ChosenClusters(CondensedClusters tree, bool[] chosen)
    {
        _tree = tree;
        _chosenAbove = new int[tree.Count];
        for (int c = 0; c < tree.Count; c++)
            _chosenAbove[c] = chosen[c] ? c : c == 0 ? -1 : _chosenAbove[tree.ParentOf(c)];
        Labels = new int[tree.Falls.Length];
        var numbers = new Dictionary<int, int>();
        var stabilities = new List<double>();
        for (int i = 0; i < Labels.Length; i++)
        {
            int cluster = _chosenAbove[tree.Falls[i]];
            if (cluster >= 0 && !numbers.ContainsKey(cluster))
            {
                numbers.Add(cluster, numbers.Count);
                stabilities.Add(tree.StabilityOf(cluster));
            }

            Labels[i] = cluster < 0 ? -1 : numbers[cluster];
        }

        Stabilities = [.. stabilities];
    }

    /// <summary>The cluster of each record, numbered by their first records; −1 for noise.</summary>
    public int[] Labels { get; }

    /// <summary>The stability of each chosen cluster.</summary>
    public double[] Stabilities { get; }

    /// <summary>The clusters with the most excess of mass together, none inside another. The cluster of all records is not among them.</summary>
    public static ChosenClusters ByExcessOfMass(CondensedClusters tree)
    {
        var chosen = new bool[tree.Count];
        var below = new double[tree.Count];
        for (int c = tree.Count - 1; c > 0; c--)
        {
            chosen[c] = !(below[c] > tree.StabilityOf(c));
            below[tree.ParentOf(c)] += chosen[c] ? tree.StabilityOf(c) : below[c];
        }

        // A cluster inside a chosen one is none.
        var covered = new bool[tree.Count];
        for (int c = 1; c < tree.Count; c++)
        {
            int parent = tree.ParentOf(c);
            covered[c] = covered[parent] || chosen[parent];
            chosen[c] &= !covered[c];
        }

        return new ChosenClusters(tree, chosen);
    }

    /// <summary>The clusters that do not split.</summary>
    public static ChosenClusters Leaves(CondensedClusters tree)
    {
        var chosen = new bool[tree.Count];
        chosen.AsSpan(1).Fill(true);
        for (int c = 1; c < tree.Count; c++)
            chosen[tree.ParentOf(c)] = false;
        return new ChosenClusters(tree, chosen);
    }

    /// <summary>How far each record is inside its cluster: the density at which it leaves it, divided by the highest at which anything does; 0 for noise.</summary>
    public double[] Probabilities()
    {
        var result = new double[Labels.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int cluster = _chosenAbove[_tree.Falls[i]];
            if (cluster < 0)
                continue;
            double left = _tree.Falls[i] == cluster ? _tree.FallDistances[i] : 0;
            double end = _tree.EndOf(cluster);
            result[i] = left <= end ? 1 : end / left;
        }

        return result;
    }

    /// <summary>GLOSH (Campello, Moulavi, Zimek and Sander 2015): 1 − the density at which a record leaves its cluster of the condensed tree, divided by the highest below
    /// that cluster; from 0 (in the core) towards 1.</summary>
    public double[] OutlierScores()
    {
        var least = new double[_tree.Count];
        for (int c = 0; c < least.Length; c++)
            least[c] = _tree.EndOf(c);
        for (int c = least.Length - 1; c > 0; c--)
            least[_tree.ParentOf(c)] = Math.Min(least[_tree.ParentOf(c)], least[c]);
        var result = new double[Labels.Length];
        for (int i = 0; i < result.Length; i++)
        {
            double left = _tree.FallDistances[i];
            result[i] = left == 0 ? 0 : 1 - (least[_tree.Falls[i]] / left);
        }

        return result;
    }
}
