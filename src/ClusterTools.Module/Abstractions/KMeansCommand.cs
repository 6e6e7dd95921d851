using System.Management.Automation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that fit k-means, once or for several numbers of clusters.</summary>
public abstract class KMeansCommand : ClusteringCommand
{
    /// <summary>The parameter set of fits that choose their initial centroids.</summary>
    private protected const string CountSet = "Count";

    private static readonly KMeansOptions Defaults = new();

    /// <summary>
    /// <para>How initial centroids are chosen: KMeansPlusPlus (the default), distinct records at Random, or Parallel (k-means||), which for hundreds of clusters
    /// is much faster than KMeansPlusPlus and about as good.</para>
    /// </summary>
    [Parameter(ParameterSetName = CountSet)]
    public KMeansInitialization Initialization { get; set; } = Defaults.Initialization;

    /// <summary>
    /// <para>The algorithm. Auto (the default) takes the faster of Lloyd and Elkan for the shape of the data; all three give the same result, to the last bit. MiniBatch updates the
    /// centroids from small random batches, for data so large that full iterations take too long. Bisecting repeatedly splits the cluster with the largest inertia in two.</para>
    /// </summary>
    [Parameter]
    public KMeansAlgorithm Algorithm { get; set; } = Defaults.Algorithm;

    /// <summary>
    /// <para>The number of restarts of each fit (n_init); the one with the lowest inertia is kept. With given centroids there is one start (except for MiniBatch), and with Bisecting each
    /// split is restarted this many times.</para>
    /// </summary>
    [Parameter]
    [Alias("NInit")]
    [ValidateRange(1, 100_000)]
    public int RestartCount { get; set; } = Defaults.RestartCount;

    /// <summary>
    /// <para>The distance metric of k-means.</para>
    /// </summary>
    [Parameter]
    public ClusterDistance Distance { get; set; } = Defaults.Distance;

    /// <summary>
    /// <para>A non-negative weight per record, for k-means; a record of weight 2 counts twice. By default all weights are 1.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? Weight { get; set; }

    /// <summary>
    /// <para>The random seed: equal seeds give equal results.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <summary>The options of k-means that these parameters set; the others have their defaults.</summary>
    private protected KMeansOptions FitOptions => new()
    {
        Algorithm = Algorithm,
        Initialization = Initialization,
        RestartCount = RestartCount,
        Distance = Distance,
        Weights = Weight,
        SkipNonFinite = SkipNonFinite,
        Seed = Seed,
    };
}
