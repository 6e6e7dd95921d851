using ClusterTools.Density;
using ClusterTools.Neighbors;

namespace ClusterTools.Tests.Density;

/// <summary>HDBSCAN by its definition, in plain code over the matrix of all distances: the oracle of the engine's. The spanning tree of mutual reachability is cut at its
/// longest edges, all equal ones at once, and each part again.</summary>
internal sealed class PlainHdbscan
{
    private readonly List<Cluster> _clusters = [];
    private readonly (int Cluster, double Lambda)[] _falls;

    private PlainHdbscan(int count) => _falls = new (int, double)[count];

    public int[] Labels { get; private set; } = [];

    public double[] Probabilities { get; private set; } = [];

    public double[] Scores { get; private set; } = [];

    public double[] Stabilities { get; private set; } = [];

    public static PlainHdbscan Fit(double[][] rows, HdbscanOptions options)
    {
        int count = rows.Length;
        var result = new PlainHdbscan(count);
        var reach = Reachability(rows, options.MinimumCount ?? options.MinimumClusterSize, options.Distance);
        result.Condense(SpanningTree(reach), options.MinimumClusterSize);
        result.Choose(options.Selection);
        return result;
    }

    private static double[][] Reachability(double[][] rows, int k, NeighborDistance distance)
    {
        int count = rows.Length;
        double[][] all = [.. rows.Select((a, i) => rows.Select((b, j) => i == j ? 0 : Distance(a, b, distance)).ToArray())];
        double[] cores = [.. all.Select(row => row.Order().ElementAt(k - 1))];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
                all[i][j] = Math.Max(all[i][j], Math.Max(cores[i], cores[j]));
        }

        return all;
    }

    private static double Distance(double[] a, double[] b, NeighborDistance distance)
    {
        switch (distance)
        {
            case NeighborDistance.Euclidean:
                return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
            case NeighborDistance.Manhattan:
                return a.Zip(b, (x, y) => Math.Abs(x - y)).Sum();
            default:
                if (distance == NeighborDistance.Correlation)
                    (a, b) = (Centred(a), Centred(b));
                double norms = Math.Sqrt(a.Sum(x => x * x)) * Math.Sqrt(b.Sum(x => x * x));
                return norms == 0 ? 1 : 1 - (a.Zip(b, (x, y) => x * y).Sum() / norms);
        }

        static double[] Centred(double[] a) => Array.ConvertAll(a, x => x - a.Average());
    }

    private static List<(int A, int B, double Distance)> SpanningTree(double[][] reach)
    {
        var edges = new List<(int, int, double)>();
        var left = Enumerable.Range(1, reach.Length - 1).ToList();
        double[] nearest = [.. reach[0]];
        var from = new int[reach.Length];
        while (left.Count > 0)
        {
            int next = left.MinBy(i => nearest[i]);
            left.Remove(next);
            edges.Add((from[next], next, nearest[next]));
            foreach (int i in left)
            {
                if (reach[next][i] < nearest[i])
                    (nearest[i], from[i]) = (reach[next][i], next);
            }
        }

        return edges;
    }

    private void Condense(List<(int A, int B, double Distance)> edges, int minimum)
    {
        var work = new Stack<(int[] Records, List<(int A, int B, double Distance)> Edges, int Cluster)>();
        _clusters.Add(new Cluster(-1, 0));
        work.Push(([.. Enumerable.Range(0, _falls.Length)], edges, 0));
        while (work.Count > 0)
        {
            var (records, own, cluster) = work.Pop();
            double longest = own.Count == 0 ? 0 : own.Max(e => e.Distance);
            double lambda = 1 / longest;
            var rest = own.Where(e => e.Distance < longest).ToList();
            var parts = Parts(records, rest);
            var large = parts.Where(p => p.Length >= minimum).ToList();
            foreach (int record in parts.Where(p => p.Length < minimum).SelectMany(p => p))
            {
                _falls[record] = (cluster, lambda);
                _clusters[cluster].Leave(lambda, 1);
            }

            foreach (int[] part in large)
            {
                int to = cluster;
                if (large.Count > 1)
                {
                    _clusters[cluster].Leave(lambda, part.Length);
                    to = _clusters.Count;
                    _clusters.Add(new Cluster(cluster, lambda));
                }

                var inside = part.ToHashSet();
                work.Push((part, [.. rest.Where(e => inside.Contains(e.A))], to));
            }
        }
    }

    private static List<int[]> Parts(int[] records, List<(int A, int B, double Distance)> edges)
    {
        var neighbors = edges.SelectMany(e => ((int, int)[])[(e.A, e.B), (e.B, e.A)]).ToLookup(e => e.Item1, e => e.Item2);
        var seen = new HashSet<int>();
        var parts = new List<int[]>();
        foreach (int start in records)
        {
            if (!seen.Add(start))
                continue;
            var part = new List<int> { start };
            for (int i = 0; i < part.Count; i++)
                part.AddRange(neighbors[part[i]].Where(seen.Add));
            parts.Add([.. part]);
        }

        return parts;
    }

    private void Choose(ClusterSelection selection)
    {
        int[] chosen = selection == ClusterSelection.Leaf
            ? [.. Enumerable.Range(1, _clusters.Count - 1).Where(c => !_clusters.Exists(k => k.Parent == c))]
            : [.. _clusters.SelectMany((k, c) => k.Parent == 0 ? Best(c).Chosen : [])];
        var owner = new int[_clusters.Count];
        for (int c = 0; c < owner.Length; c++)
        {
            owner[c] = c;
            while (owner[c] >= 0 && !chosen.Contains(owner[c]))
                owner[c] = _clusters[owner[c]].Parent;
        }

        int[] owners = [.. _falls.Select(f => owner[f.Cluster])];
        int[] order = [.. owners.Where(o => o >= 0).Distinct()];
        Labels = Array.ConvertAll(owners, o => Array.IndexOf(order, o));
        Stabilities = Array.ConvertAll(order, o => _clusters[o].Stability);
        Probabilities = [.. owners.Select((o, i) => o < 0 ? 0 : _falls[i].Lambda >= _clusters[o].Death ? 1 : _falls[i].Lambda / _clusters[o].Death)];
        Scores = [.. _falls.Select(f => double.IsInfinity(f.Lambda) ? 0 : double.IsInfinity(Death(f.Cluster)) ? 1 : 1 - (f.Lambda / Death(f.Cluster)))];
    }

    private (double Mass, int[] Chosen) Best(int cluster)
    {
        var below = Enumerable.Range(0, _clusters.Count).Where(c => _clusters[c].Parent == cluster).Select(Best).ToArray();
        double mass = below.Sum(b => b.Mass);
        return mass > _clusters[cluster].Stability ? (mass, [.. below.SelectMany(b => b.Chosen)]) : (_clusters[cluster].Stability, [cluster]);
    }

    private double Death(int cluster) => Math.Max(_clusters[cluster].Death, Enumerable.Range(0, _clusters.Count).Where(c => _clusters[c].Parent == cluster).Select(Death).Append(0).Max());

    private sealed class Cluster(int parent, double birth)
    {
        public int Parent => parent;

        public double Stability { get; private set; }

        public double Death { get; private set; }

        public void Leave(double lambda, int count)
        {
            Stability += count * (lambda - birth);
            Death = Math.Max(Death, lambda);
        }
    }
}
