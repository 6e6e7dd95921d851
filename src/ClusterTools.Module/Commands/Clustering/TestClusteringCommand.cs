using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Completers;
using ClusterTools.Distances;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Validates numbers of clusters on held-out time points.</summary>
/// <remarks>
/// <para>-Split Time divides the time points into two random halves, -Fold times. K-means is fitted on one half and its clusters are tested on the other. Each row of the
/// table holds the mean squared distance of a record from its centroid and the mean correlation with it, for both halves, and the adjusted Rand index of the clusters that the records
/// get from either half. With more clusters than the data hold, the training error keeps falling while the test error does not.</para>
/// </remarks>
/// <example>
/// <para>Tests three to eight clusters on five splits and shows the mean error on the held-out time points.</para>
/// <code>
/// New-ImageStack -Height 32 -Width 32 | ConvertTo-Series | Test-Clustering -ClusterCount 3..8 |
///     Group-Object ClusterCount | Select-Object Name, @{ n = 'TestError'; e = { ($_.Group | Measure-Object TestError -Average).Average } }
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="MeasureClusteringCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "Clustering")]
[OutputType(typeof(TimeSplitScore))]
public sealed class TestClusteringCommand : SeriesCommand
{
    /// <summary>
    /// <para>The numbers of clusters to try, as numbers and ranges (<c>5..15</c>).</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("K")]
    [CountRangeTransformation]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int[] ClusterCount { get; set; } = [];

    /// <summary>
    /// <para>What is split: Time, currently the only choice, splits the values of each record.</para>
    /// </summary>
    [Parameter]
    [ValidateSet("Time")]
    public string Split { get; set; } = "Time";

    /// <summary>
    /// <para>The number of random splits.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Fold { get; set; } = 5;

    /// <summary>
    /// <para>The number of restarts of each fit; the one with the lowest inertia is kept.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int RestartCount { get; set; } = 1;

    /// <summary>
    /// <para>The distance metric.</para>
    /// </summary>
    [Parameter]
    public ClusterDistance Distance { get; set; } = ClusterDistance.Euclidean;

    /// <summary>
    /// <para>The random seed of splits and fits: equal seeds give equal tables.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; }

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new TimeSplitOptions { ClusterCounts = ClusterCount, FoldCount = Fold, RestartCount = RestartCount, Distance = Distance, Seed = Seed };
        WriteObject(Run(execution => TimeSplitValidation.Run(set, options, execution), set), enumerateCollection: true);
    }
}
