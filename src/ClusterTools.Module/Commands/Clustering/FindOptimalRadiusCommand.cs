using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Density;
using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Suggests the radius of Invoke-DensityClustering -Method Dbscan from the distances of each record's nearest records.</summary>
/// <remarks>
/// <para>For each record the distance of its k-th nearest record is computed (itself included, with k = -MinimumCount), exactly. Sorted, these distances rise slowly over the records of clusters and
/// steeply over noise: BestRadius is the distance at the knee between the two, the point farthest below the line between the ends of the curve.</para>
/// <para>With this radius and the same -MinimumCount, CoreCount records are core records. Distances is the curve, which Export-ClusterPlot draws, and RecordDistances has the distance of each record.
/// Look at the curve: where clusters differ in density it has several knees, a lone record far away moves the knee up, and -Method Hdbscan needs no radius.</para>
/// </remarks>
/// <example>
/// <para>Clusters with the suggested radius.</para>
/// <code>
/// $set = New-BlobSeries -Count 2000 -ClusterCount 4 -StdDev 0.3
/// $search = $set | Find-OptimalRadius -MinimumCount 8
/// $search
/// $set | Invoke-DensityClustering -Radius $search.BestRadius -MinimumCount 8
/// </code>
/// </example>
/// <example>
/// <para>Draws the curve with its knee.</para>
/// <code>
/// New-BlobSeries -Count 2000 | Find-OptimalRadius | Export-ClusterPlot radius.svg
/// </code>
/// </example>
/// <seealso cref="InvokeDensityClusteringCommand"/>
/// <seealso cref="ExportClusterPlotCommand"/>
[Cmdlet(VerbsCommon.Find, "OptimalRadius")]
[OutputType(typeof(RadiusSearchResult))]
public sealed class FindOptimalRadiusCommand : SeriesCommand
{
    private static readonly RadiusSearchOptions Defaults = new();

    /// <summary>
    /// <para>The number of records within the radius that makes a core record, itself included (min_samples).</para>
    /// </summary>
    [Parameter(Position = 0)]
    [Alias("MinSamples")]
    [ValidateRange(2, int.MaxValue)]
    public int MinimumCount { get; set; } = Defaults.MinimumCount;

    /// <summary>
    /// <para>The distance metric. Cosine and Correlation are 1 - the cosine or Pearson's correlation.</para>
    /// </summary>
    [Parameter]
    public NeighborDistance Distance { get; set; } = Defaults.Distance;

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new RadiusSearchOptions { MinimumCount = MinimumCount, Distance = Distance };
        WriteMeans();
        var result = Run(execution => RadiusSearch.Find(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
