using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Metrics.Silhouettes;

namespace ClusterTools.Commands;

/// <summary>Scores a clustering: how compact and separated its clusters are and, where true classes are known, how well it agrees with them.</summary>
/// <remarks>
/// <para>The result holds the silhouette (its mean as Silhouette, per record and per cluster in Silhouettes), the Calinski-Harabasz and Davies-Bouldin indices, the
/// model error (sum of squared distances from the centroids) and the similarity error (1 over the sum of correlations with the centroids).</para>
/// <para>With -Truth, or where the series carry their true classes, the result's Truth holds the adjusted Rand index, mutual information, homogeneity, completeness, V-measure,
/// Fowlkes-Mallows, purity, the majority class of each cluster with the resulting accuracy, and the contingency and confusion tables.</para>
/// <para>Records without a cluster (label -1), such as the noise of Invoke-DensityClustering, are in no score; a warning and the result's LeftOutCount give their number. A clustering
/// that calls more records noise can therefore score higher.</para>
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
/// <para>Estimates the silhouette of a large set from a sample of its records.</para>
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
    /// <para>The true class of each record: integers or names, a set of series that carries them, or the path of a file with them: a table with a label column or of one column, or an array.
    /// By default the truth that the series carry, if any.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [TruthTransformation]
    [ValidateNotNullOrEmpty]
    public int[]? Truth { get; set; }

    /// <summary>
    /// <para>Records to draw for the silhouette, whose time grows with the square of their number. 0, the default, takes all, as does any number above their count.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SampleSize { get; set; }

    /// <summary>
    /// <para>The random seed of the sample.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var clustering = InputObject;
        var silhouette = new SilhouetteOptions { SampleSize = SampleSize, Seed = Seed };
        WriteMeans();
        var measurement = Run(execution => ClusteringMeasurement.Compute(clustering, Truth, silhouette, execution), clustering);
        WriteNewWarnings(measurement.Warnings);
        WriteObject(measurement);
    }
}
