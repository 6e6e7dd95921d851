using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Series.Selection;
using ClusterTools.Tests.Metrics;
using Reference = ClusterTools.Tests.ReferenceFile;

namespace ClusterTools.Tests.Clustering.Agglomerative;

/// <summary>Trees of the reference file, up to renumbering.</summary>
public sealed class AgglomerativeReferenceTests
{
    [Theory]
    [InlineData(AgglomerativeLinkage.Ward)]
    [InlineData(AgglomerativeLinkage.Complete)]
    [InlineData(AgglomerativeLinkage.Average)]
    [InlineData(AgglomerativeLinkage.Single)]
    public void TheSmallTreeHasTheSameClustersAtTheSameDistances(AgglomerativeLinkage linkage)
    {
        var expected = Reference.Open("agglomerative.json")["small_" + Name(linkage)];
        var set = SeriesSelection.Records(SharedTables.Blobs3D(), [.. Enumerable.Range(0, 24)]);
        var result = AgglomerativeClustering.Fit(set, new AgglomerativeOptions { ClusterCount = 3, Linkage = linkage });
        var ours = LeafSets([.. result.Merges.Select(m => new[] { m.A, m.B })], 24);
        var theirs = LeafSets(expected["children"].IntRows, 24);
        double[] distances = expected["distances"].Numbers;
        Assert.Equal(23, result.Merges.Length);
        for (int i = 0; i < 23; i++)
        {
            Assert.Equal(theirs[i], ours[i]);
            Assert.Equal(distances[i], result.Merges[i].Distance, 1e-12 * distances[i]);
            Assert.Equal(ours[i].Split(',').Length, result.Merges[i].Size);
        }

        Assert.Equal(expected["labels_K3"].Ints, result.Labels);
        Assert.Equal(expected["labels_K5"].Ints, result.Cut(5).Labels);
    }

    [Theory]
    [InlineData("blobs", AgglomerativeLinkage.Ward)]
    [InlineData("blobs", AgglomerativeLinkage.Complete)]
    [InlineData("blobs", AgglomerativeLinkage.Average)]
    [InlineData("blobs", AgglomerativeLinkage.Single)]
    [InlineData("aniso", AgglomerativeLinkage.Ward)]
    [InlineData("aniso", AgglomerativeLinkage.Complete)]
    [InlineData("aniso", AgglomerativeLinkage.Average)]
    [InlineData("aniso", AgglomerativeLinkage.Single)]
    public void WholeTablesAgreeByCountAndByThreshold(string data, AgglomerativeLinkage linkage)
    {
        var expected = Reference.Open("agglomerative.json")[$"{data}_{Name(linkage)}"];
        var set = data == "blobs" ? SharedTables.Blobs3D() : SharedTables.Aniso2D();
        var result = AgglomerativeClustering.Fit(set, new AgglomerativeOptions { ClusterCount = 3, Linkage = linkage });
        double[] last = expected["last10_merge_distances"].Numbers;
        for (int i = 0; i < 10; i++)
            Assert.Equal(last[i], result.Merges[result.Merges.Length - 10 + i].Distance, 1e-9 * last[i]);
        Assert.Equal(expected["sum_merge_distances"].Number, result.Merges.Sum(m => m.Distance), 1e-6);
        foreach (int k in new[] { 3, 7 }.Where(k => expected.Has($"K{k}_sizes_sorted")))
        {
            var cut = result.Cut(k);
            Assert.Equal(expected[$"K{k}_sizes_sorted"].Ints, cut.Sizes.Order());
            Assert.Equal(expected[$"K{k}_canonical_sha"].Text, Labels.Hash(cut.Labels));
            Close.Equal(expected[$"K{k}_ari_vs_true"].Number, AdjustedRand.Score(set.Truth!, cut.Labels), 1e-12);
        }

        foreach (var row in expected["by_threshold"].Items)
        {
            var cut = AgglomerativeClustering.Fit(set, new AgglomerativeOptions { DistanceThreshold = row["threshold"].Number, Linkage = linkage });
            Assert.Equal(row["n_clusters"].Int, cut.ClusterCount);
            Assert.Equal(row["sizes_sorted_desc_first10"].Ints, cut.Sizes.OrderDescending().Take(10));
            Assert.Equal(row["canonical_sha"].Text, Labels.Hash(cut.Labels));
            Assert.Equal(cut.Labels, result.CutAt(row["threshold"].Number).Labels);
        }
    }

    private static string Name(AgglomerativeLinkage linkage) => linkage.ToString().ToLowerInvariant();

    private static string[] LeafSets(int[][] children, int count)
    {
        var sets = Enumerable.Range(0, count).Select(i => new[] { i }).ToList();
        foreach (int[] pair in children)
            sets.Add([.. sets[pair[0]].Concat(sets[pair[1]]).Order()]);
        return [.. sets.Skip(count).Select(s => string.Join(",", s))];
    }
}
