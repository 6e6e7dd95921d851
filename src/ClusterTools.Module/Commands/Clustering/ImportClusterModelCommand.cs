using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Storage;

namespace ClusterTools.Commands;

/// <summary>Reads a model that Export-ClusterModel wrote.</summary>
/// <remarks>
/// <para>Each file gives one model, for Get-ClusterLabel or as -InitialCentroid of Invoke-KMeans.</para>
/// </remarks>
/// <example>
/// <para>Labels new records with a model from a file.</para>
/// <code>
/// $model = Import-ClusterModel model.json
/// New-BlobSeries -Seed 5 | Get-ClusterLabel -Model $model
/// </code>
/// </example>
/// <seealso cref="ExportClusterModelCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
[Cmdlet(VerbsData.Import, "ClusterModel", DefaultParameterSetName = PathSet)]
[OutputType(typeof(KMeansModel))]
public sealed class ImportClusterModelCommand : InputFileCommand
{
    /// <inheritdoc/>
    private protected override void ProcessInput() => ReadEach((path, _) => ClusterModelFile.Read(path), WriteObject);
}
