using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Formats.Series;
using ClusterTools.Results;

namespace ClusterTools.Commands;

/// <summary>Writes the records of a clustering as a table, each with its cluster.</summary>
/// <remarks>
/// <para>The table has the rows that the series were made from: all columns of the objects or of the table that they came from, with the values that these had before any transform, or the
/// values of the series. After them come Cluster, Distance (from the cluster centre), Similarity (Pearson correlation with the centre), and for mixtures Probability. A record
/// that was left out of the fit has the cluster -1 and no distance.</para>
/// <para>The extension chooses the format: .csv, .csv.gz, or .parquet, where a column has the type of its values.</para>
/// <para>Get-ClusterLabel -AsObject gives the same rows as objects.</para>
/// </remarks>
/// <example>
/// <para>Clusters a table by two of its columns and writes it with the labels.</para>
/// <code>
/// Set-Content points.csv 'name,x,y', 'a,0,1', 'b,1,0', 'c,9,9', 'd,8,9'
/// Import-Csv points.csv | Invoke-KMeans 2 -Property x, y | Export-ClusterTable labels.csv
/// Get-Content labels.csv
/// </code>
/// </example>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportClusterModelCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsData.Export, "ClusterTable", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportClusterTableCommand : OutputFileCommand
{
    /// <summary>
    /// <para>The clustering: a fit, or what Get-ClusterLabel returned.</para>
    /// </summary>
    [KindTransformation(typeof(IClustering))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IClustering InputObject { get; set; } = null!;

    /// <inheritdoc/>
    private protected override void RequireWritable(string target) => TableWriter.RequireWritable(target, Force);

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var clustering = InputObject;
        var rows = new LabelRows(Run(execution => ClusterTable.Of(clustering, execution), clustering));
        var names = rows.DistinctNames;
        // The properties of objects belong to this thread.
        IEnumerable<object?[]> values = rows.ReadsObjects ? [.. rows.Values()] : rows.Values();
        WriteFile(SR.ActionExportTable, (path, execution) => TableWriter.Write(path, names, values, Force, execution));
    }
}
