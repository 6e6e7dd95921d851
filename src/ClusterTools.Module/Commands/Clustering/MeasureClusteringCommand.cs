using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Metrics.Silhouettes;

namespace ClusterTools.Commands;

/// <summary>Scores a clustering: how well its clusters hold together and, where true classes are known, how well they go with these.</summary>
/// <remarks>
/// <para>The result holds the silhouette (its mean as Silhouette, those of records and clusters in Silhouettes), the indices of Calinski and Harabasz and of Davies and Bouldin, the
/// model error (sum of squared distances from the centroids) and the similarity error (1 over the sum of correlations with the centroids).</para>
/// <para>With -Truth, or where the series know their true classes, Truth of the result holds the adjusted Rand index, mutual information, homogeneity, completeness, V measure,
/// Fowlkes-Mallows, purity, the class that each cluster stands for by majority with the accuracy of that, and the contingency and confusion tables.</para>
/// </remarks>
/// <example>
/// <para>Scores clusters of blobs whose true clusters are known.</para>
/// <code>
/// $score = New-BlobSeries -ClusterCount 4 | Invoke-KMeans -ClusterCount 4 | Measure-Clustering
/// $score
/// $score.Truth
/// </code>
/// </example>
/// <example>
/// <para>Looks the silhouette of a large set up by a sample of its records.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Invoke-KMeans -ClusterCount 6 | Measure-Clustering -SampleSize 2000
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="CompareClusteringCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "Clustering")]
[OutputType(typeof(ClusteringMeasurement))]
public sealed class MeasureClusteringCommand : EngineCommand
{
    /// <summary>
    /// <para>The clustering: a fit or what Get-ClusterLabel returned.</para>
    /// </summary>
    [KindTransformation(typeof(IClustering))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IClustering InputObject { get; set; } = null!;

    /// <summary>
    /// <para>The true class of each record, as a whole number. By default the truth that the series bring along, if any.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public int[]? Truth { get; set; }

    /// <summary>
    /// <para>Records to draw for the silhouette, whose time grows with the square of their number. 0, the default, takes all, as does a number above that of the records.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SampleSize { get; set; }

    /// <summary>
    /// <para>The seed of the draw.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var clustering = InputObject;
        var silhouette = new SilhouetteOptions { SampleSize = SampleSize, Seed = Seed };
        WriteObject(Run(execution => ClusteringMeasurement.Compute(clustering, Truth, silhouette, execution), clustering));
    }
}
