using System.Management.Automation;
using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Results;

namespace ClusterTools.Commands;

/// <summary>Returns the sample files that the module brings, to try things without data of one's own.</summary>
/// <remarks>
/// <para>The files are read where they are; Copy-Item copies them. Fish is from the examples of Thunder (Vladimirov and Ahrens, Apache-2.0), Iris is Fisher's table, Cat is
/// Chelsea by Stéfan van der Walt (CC0).</para>
/// </remarks>
/// <example>
/// <para>Maps the active voxels of a zebrafish brain.</para>
/// <code>
/// $series = Get-ClusterSample Fish | Import-ImageStack | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005
/// $series | Invoke-KMeans 20 | Export-LabelMap zebrafish.png -ColorBy Similarity -MaskBy Similarity -Scale 4
/// </code>
/// </example>
/// <example>
/// <para>Clusters a table and compares the clusters with the species.</para>
/// <code>
/// Get-ClusterSample Iris | Import-Series | Convert-Series -Standardize | Invoke-KMeans 3 -RestartCount 10 | Measure-Clustering
/// </code>
/// </example>
/// <seealso cref="ImportImageStackCommand"/>
/// <seealso cref="ImportSeriesCommand"/>
[Cmdlet(VerbsCommon.Get, "ClusterSample")]
[OutputType(typeof(FileInfo))]
public sealed class GetClusterSampleCommand : PSCmdlet
{
    /// <summary>
    /// <para>The samples. By default all.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public SampleName[] Name { get; set; } = (SampleName[])Enum.GetValues(typeof(SampleName));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            // Beside the folder module/bin/<target> with the assemblies.
            string path = Path.GetFullPath(Path.Combine(InstallationFolder.FullName, "..", "..", "..", "sample", FileOf(name)));
            if (File.Exists(path))
                WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
            else
                WriteError(ErrorRecords.Create(ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, name, SR.SampleMissing, path));
        }
    }

    private static string FileOf(SampleName name) => name switch
    {
        SampleName.Fish => "fish.tif",
        SampleName.Iris => "iris.csv",
        SampleName.Cat => "cat.jpg",
        _ => throw EnumGuard.Undefined(name),
    };
}
