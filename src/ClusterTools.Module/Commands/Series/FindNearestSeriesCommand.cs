using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Neighbors;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Finds the records of a set that are nearest to others.</summary>
/// <remarks>
/// <para>The search is exact: distances are computed in double precision, and ties go to the lowest index. The result's Indices and Distances hold an array for
/// each query. A query that is a record of the set finds itself first, at distance 0.</para>
/// <para>Give -NeighborCount for a number of neighbours, -Radius for all within a distance, or both for at most that number within the distance.</para>
/// </remarks>
/// <example>
/// <para>Finds the ten records most similar to record 25.</para>
/// <code>
/// $near = New-BlobSeries | Find-NearestSeries -Query 25 -NeighborCount 10
/// $near.Indices[0]
/// </code>
/// </example>
/// <example>
/// <para>Finds the voxels whose activity correlates with that of the first voxels, regardless of brightness.</para>
/// <code>
/// $set = New-ImageStack | ConvertTo-Series
/// $near = $set | Find-NearestSeries -Query (0..4) -Radius 0.5 -Distance Correlation
/// $near.Indices | ForEach-Object { $_.Count }
/// </code>
/// </example>
/// <example>
/// <para>Looks up the records of one set in another.</para>
/// <code>
/// $known = New-BlobSeries -Seed 1
/// $known | Find-NearestSeries -Query (New-BlobSeries -Count 20 -Seed 2) -NeighborCount 1
/// </code>
/// </example>
/// <example>
/// <para>Looks up a point that is not a record of the set.</para>
/// <code>
/// New-BlobSeries -Dimension 2 | Find-NearestSeries -Query ([double[]](0.5, 1.5)) -NeighborCount 3
/// </code>
/// </example>
/// <seealso cref="SelectSeriesCommand"/>
/// <seealso cref="CompareSeriesCommand"/>
[Cmdlet(VerbsCommon.Find, "NearestSeries")]
[OutputType(typeof(NearestSeriesResult))]
public sealed class FindNearestSeriesCommand : SeriesCommand
{
    /// <summary>
    /// <para>The queries: a set of series; indices (from 0) of records in the searched set, such as 5 or 0..9; or the values of a record, as GetRecord gives
    /// them or as a list with fractions such as 0.5, 1.0, or several arrays of them.</para>
    /// </summary>
    [NeighborQueryTransformation]
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object Query { get; set; } = null!;

    /// <summary>
    /// <para>The maximum number of neighbours of each query.</para>
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    public int? NeighborCount { get; set; }

    /// <summary>
    /// <para>The maximum distance of a neighbour.</para>
    /// </summary>
    [Parameter]
    public double? Radius { get; set; }

    /// <summary>
    /// <para>The distance metric.</para>
    /// </summary>
    [Parameter]
    public NeighborDistance Distance { get; set; } = NeighborDistance.Euclidean;

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new NeighborOptions { NeighborCount = NeighborCount, Radius = Radius, Distance = Distance };
        object query = Query is PSObject wrapped ? wrapped.BaseObject : Query;
        WriteMeans();
        WriteObject(Run(execution => NearestSeries.Find(set, Queries(query, set, execution), options, execution), set));
    }

    private static SeriesSet Queries(object query, SeriesSet set, ExecutionOptions execution) => query switch
    {
        SeriesSet others => others,
        double[] values => SeriesSet.FromRows([values]),
        double[][] rows => SeriesSet.FromRows(rows),
        _ => SeriesSelection.Records(set, (int[])query, execution),
    };
}
