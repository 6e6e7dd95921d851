using ClusterTools.Clustering.KMeans;
using ClusterTools.Images;
using ClusterTools.Metrics;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Tests.Architecture;

/// <summary>The arrows between the engine's folders run one way.</summary>
public sealed class LayerTests
{
    /// <summary>The top folders in order: each uses only itself and those before it. The empty name is the root, whose few types say what all layers say.</summary>
    private static readonly string[] Layers =
    [
        "", "Polyfills", "Threading", "Files", "Numerics", "Images", "Series", "Metrics", "Distances", "Clustering", "Quantization", "Formats", "Decomposition", "Neighbors",
        "Density", "Segmentation", "Rendering",
    ];

    private static readonly TypeReferences References = new(typeof(ImageStack).Assembly);

    [Fact]
    public void ATypeUsesOnlyLayersBeforeItsOwn()
    {
        string[] unknown = [.. References.Uses.Keys.Select(LayerOf).Distinct().Except(Layers)];
        Assert.True(unknown.Length == 0, $"No place in the order: {string.Join(", ", unknown)}");
        var upward = from pair in References.Uses
                     from used in pair.Value
                     where Array.IndexOf(Layers, LayerOf(used)) > Array.IndexOf(Layers, LayerOf(pair.Key))
                     select $"{Name(pair.Key)} uses {Name(used)}";
        string[] found = [.. upward];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void NoFoldersUseEachOtherInACircle()
    {
        var uses = from pair in References.Uses
                   from used in pair.Value
                   where FolderOf(pair.Key) != FolderOf(used)
                   select (User: pair.Key, Used: used);
        var circle = FolderCircle.Find(uses, FolderOf);
        Assert.True(circle.Count == 0, string.Join(Environment.NewLine, circle.Select(use => $"{Name(use.User)} uses {Name(use.Used)}")));
    }

    [Fact]
    public void TheEngineKnowsNothingOfPowerShell() =>
        Assert.DoesNotContain("System.Management.Automation", typeof(ImageStack).Assembly.GetReferencedAssemblies().Select(a => a.Name));

    [Fact]
    public void WhatAMethodCallsIsSeen()
    {
        // Named in the bodies of methods alone, one of them inside a lambda.
        Assert.Contains(typeof(KMeansFits), References.Uses[typeof(KMeansClustering)]);
        Assert.Contains(typeof(LaneSums), References.Uses[typeof(PearsonSimilarity)]);
    }

    [Fact]
    public void ACircleIsFoundAndNamed()
    {
        (Type User, Type Used)[] uses = [(typeof(int), typeof(string)), (typeof(string), typeof(double)), (typeof(double), typeof(Uri)), (typeof(Uri), typeof(string))];
        Assert.Empty(FolderCircle.Find(uses.Take(3), t => t.Name));
        Assert.Equal(uses.Skip(1), FolderCircle.Find(uses, t => t.Name));
    }

    private static string Name(Type type) => type.FullName!.Substring(nameof(ClusterTools).Length + 1);

    private static string LayerOf(Type type) => NamespaceOf(type).Split('.')[0];

    /// <summary>The folder of a type. K-means is one: its face chooses among algorithms that are variations of it, and lie beside it.</summary>
    private static string FolderOf(Type type)
    {
        string folder = NamespaceOf(type);
        string[] variations = ["Clustering.KMeans", "Clustering.MiniBatch", "Clustering.Bisecting"];
        return variations.Any(v => folder == v || folder.StartsWith($"{v}.", StringComparison.Ordinal)) ? variations[0] : folder;
    }

    private static string NamespaceOf(Type type) => type.Namespace!.Substring(nameof(ClusterTools).Length).TrimStart('.');
}
