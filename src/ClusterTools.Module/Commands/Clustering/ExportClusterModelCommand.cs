using ClusterTools.Files;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Storage;

namespace ClusterTools.Commands;

/// <summary>Writes a model as a JSON file, for labelling other data later.</summary>
/// <remarks>
/// <para>The file holds the centroids (of a mixture, weights, means and covariances) to the last bit and the model's history, but not the records. Import-ClusterModel reads it back.</para>
/// </remarks>
/// <example>
/// <para>Saves a model.</para>
/// <code>
/// New-BlobSeries | Invoke-KMeans -ClusterCount 3 | Export-ClusterModel blobs.json
/// </code>
/// </example>
/// <seealso cref="ImportClusterModelCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
[Cmdlet(VerbsData.Export, "ClusterModel", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportClusterModelCommand : OutputFileCommand
{
    /// <summary>
    /// <para>The model: what Invoke-KMeans, Invoke-GaussianMixture, Find-OptimalK or Import-ClusterModel returned.</para>
    /// </summary>
    [KindTransformation(typeof(IClusterModel))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IClusterModel InputObject { get; set; } = null!;

    /// <inheritdoc/>
    private protected override void RequireWritable(string target) => WholeFile.RequireWritable(target, Force);

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var model = InputObject;
        WriteFile(SR.ActionExportModel, (path, _) => ClusterModelFile.Write(model, path, Force));
    }
}
