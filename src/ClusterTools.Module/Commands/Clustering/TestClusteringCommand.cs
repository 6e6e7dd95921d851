using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Completers;
using ClusterTools.Distances;

namespace ClusterTools.Commands;

/// <summary>Tries numbers of clusters on data that they were not fitted on.</summary>
/// <remarks>
/// <para>-Split Time deals the time points into two halves at random, as often as -Fold says. K-means is fitted on the one half, and its centroids are laid on the other. Each row of the
/// table holds the mean squared distance of a record from its centroid and the mean correlation with it, for both halves, and the adjusted Rand index of the clusters that the records
/// have by either half. More clusters than the data hold make the fitted error fall and the tested one not.</para>
/// </remarks>
/// <example>
/// <para>Tries three to eight clusters on five splits and shows the mean error of each number on the time points that were held back.</para>
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
    /// <para>What is split. Time, the only one so far, splits the values of each record.</para>
    /// </summary>
    [Parameter]
    [ValidateSet("Time")]
    public string Split { get; set; } = "Time";

    /// <summary>
    /// <para>How often the data are split anew.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Fold { get; set; } = 5;

    /// <summary>
    /// <para>How often each fit is begun anew; the one with the least inertia counts.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int RestartCount { get; set; } = 1;

    /// <summary>
    /// <para>What makes records alike.</para>
    /// </summary>
    [Parameter]
    public ClusterDistance Distance { get; set; } = ClusterDistance.Euclidean;

    /// <summary>
    /// <para>The seed of splits and fits: equal seeds give equal tables.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        var options = new TimeSplitOptions { ClusterCounts = ClusterCount, FoldCount = Fold, RestartCount = RestartCount, Distance = Distance, Seed = Seed };
        WriteObject(Run(execution => TimeSplitValidation.Run(set, options, execution), set), enumerateCollection: true);
    }
}
