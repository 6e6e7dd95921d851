using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Series;
using ClusterTools.Series.Synthetic;

namespace ClusterTools.Commands;

/// <summary>Makes points in Gaussian blobs whose true clusters are known.</summary>
/// <remarks>
/// <para>Truth of the set gives the blob of each record. Equal seeds give equal points on every machine.</para>
/// </remarks>
/// <example>
/// <para>Makes 500 points in four blobs and clusters them.</para>
/// <code>
/// New-BlobSeries -Count 500 -ClusterCount 4 | Invoke-KMeans -ClusterCount 4
/// </code>
/// </example>
/// <seealso cref="NewImageStackCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
[Cmdlet(VerbsCommon.New, "BlobSeries")]
[OutputType(typeof(SeriesSet))]
public sealed class NewBlobSeriesCommand : EngineCommand
{
    private static readonly BlobSeriesOptions Defaults = new();

    /// <summary>
    /// <para>The number of records (points). Times <c>-Dimension</c> they are at most 2,146,435,071 values, each of 8 bytes.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = Defaults.Count;

    /// <summary>
    /// <para>The number of columns (coordinates of a point).</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int Dimension { get; set; } = Defaults.Dimension;

    /// <summary>
    /// <para>The number of blobs.</para>
    /// </summary>
    [Parameter]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    public int ClusterCount { get; set; } = Defaults.ClusterCount;

    /// <summary>
    /// <para>The standard deviation of a blob along each axis.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double StdDev { get; set; } = Defaults.StdDev;

    /// <summary>
    /// <para>The random seed.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var options = new BlobSeriesOptions { Count = Count, Dimension = Dimension, ClusterCount = ClusterCount, StdDev = StdDev, Seed = Seed };
        WriteObject(Run(execution => BlobSeries.Create(options, execution)));
    }
}
