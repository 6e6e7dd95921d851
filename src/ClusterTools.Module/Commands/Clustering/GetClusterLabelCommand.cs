using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Mixtures;

namespace ClusterTools.Commands;

/// <summary>Assigns the records of a set to the clusters of a model.</summary>
/// <remarks>
/// <para>The model is a result of Invoke-KMeans, Invoke-GaussianMixture or Invoke-BayesianGaussianMixture, or one from Import-ClusterModel. The records need as many columns
/// as those it was fitted on. The result holds, for each record, Labels, Distance (Euclidean, from the centroid of its cluster) and Similarity (Pearson correlation with
/// it), and goes straight into Export-LabelMap. For a mixture it also has Probabilities (a row per record, a column per component), LabelProbabilities, Entropy (in nats) and
/// LogLikelihoods.</para>
/// </remarks>
/// <example>
/// <para>Fits a model on the voxels that change, and labels all voxels with it.</para>
/// <code>
/// $all = Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile
/// $model = $all | Select-Series -MinimumStdDev 0.005 | Invoke-KMeans -ClusterCount 10
/// $all | Get-ClusterLabel -Model $model | Export-LabelMap all.png
/// </code>
/// </example>
/// <example>
/// <para>How certain is a mixture about records that it has not seen?</para>
/// <code>
/// $mixture = New-BlobSeries | Invoke-GaussianMixture 3
/// $mixture.Sample(5, 1) | Get-ClusterLabel -Model $mixture | Select-Object -ExpandProperty Entropy
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="InvokeGaussianMixtureCommand"/>
/// <seealso cref="ImportClusterModelCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsCommon.Get, "ClusterLabel")]
[OutputType(typeof(ClusterAssignment), typeof(MixtureAssignment))]
public sealed class GetClusterLabelCommand : SeriesCommand
{
    /// <summary>
    /// <para>The model: what Invoke-KMeans, Invoke-GaussianMixture, Find-OptimalK or Import-ClusterModel returned.</para>
    /// </summary>
    [KindTransformation(typeof(IClusterModel))]
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public IClusterModel Model { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        WriteObject(Run(execution => Model.Assign(set, execution), set));
    }
}
