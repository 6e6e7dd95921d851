using ClusterTools.Files;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Errors;
using ClusterTools.Images;
using ClusterTools.Rendering;
using ClusterTools.Rendering.Reports;
using ClusterTools.Rendering.Reports.Archives;
using ClusterTools.Results;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Writes clusterings as a report: one HTML file with linked map, charts, table and 3-D view, which works offline.</summary>
/// <remarks>
/// <para>The report shows what was done and how to repeat it, key figures, warnings, the map with outlines and numbers (over the anatomy, with -Background), the centroids, the voxels in a 3-D view
/// that turns with mouse, touch and keys, a table of the clusters that can be sorted and downloaded as CSV, silhouettes, and the standard deviations with the threshold of the selection. A click
/// on a cluster isolates it everywhere; Escape shows all again. Of Find-OptimalK it also shows both errors, all scores, the reason of the choice and the maps of the neighbouring numbers of
/// clusters; of a tree its dendrogram; of a table scatter plots, with the ellipses and the uncertainty of a mixture.</para>
/// <para>The file needs nothing but a browser: it holds its own data, loads nothing, and its security policy allows no script but its own. Without scripts or WebGL the map, the charts and the
/// table are still there. It follows the browser's light or dark mode, and prints.</para>
/// <para>The input is what Invoke-KMeans, Invoke-GaussianMixture, Find-OptimalK, Invoke-AgglomerativeClustering or Get-ClusterLabel returned; several of them make one report with an article
/// each. The file is written whole or not at all, and replaced with -Force only.</para>
/// </remarks>
/// <example>
/// <para>Clusters a movie and opens the report, with the mean image as the anatomy.</para>
/// <code>
/// $movie = Import-ImageStack fish/*.tif
/// $anatomy = ($movie | Measure-ImageStack -Statistic Mean).Mean
/// $movie | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 | Invoke-KMeans 20 |
///     Export-ClusterReport report.html -Title 'Larval zebrafish' -Background $anatomy -PassThru | Invoke-Item
/// </code>
/// </example>
/// <example>
/// <para>Puts two clusterings of the same series into one report.</para>
/// <code>
/// $series = New-ImageStack | ConvertTo-Series -Normalize Percentile
/// 5, 10 | ForEach-Object { $series | Invoke-KMeans $_ } | Export-ClusterReport both.html
/// </code>
/// </example>
/// <example>
/// <para>Chooses the number of clusters. The series before the selection complete the histogram.</para>
/// <code>
/// $all = New-ImageStack | ConvertTo-Series -Normalize Percentile
/// $scan = $all | Select-Series -MinimumStdDev 0.02 | Find-OptimalK -ClusterCount 3..8
/// $all, $scan | Export-ClusterReport scan.html
/// </code>
/// </example>
/// <seealso cref="ExportLabelMapCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="FindOptimalKCommand"/>
/// <seealso cref="MeasureClusteringCommand"/>
[Cmdlet(VerbsData.Export, "ClusterReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportClusterReportCommand : OutputFileCommand
{
    private static readonly ReportOptions Defaults = new();

    private readonly List<object> _objects = [];
    private readonly List<ArchivedPicture> _archive = [];

    /// <summary>
    /// <para>The clusterings: what Invoke-KMeans, Invoke-GaussianMixture, Find-OptimalK, Invoke-AgglomerativeClustering or Get-ClusterLabel returned, or what Measure-Clustering returned for one
    /// of them, with matrices where the truth is known. Series among them are those that records were selected from: the histogram of their standard deviations shows all of them. What Compress-ImageColor
    /// returned becomes one article about the run: counts, failures, bytes saved, and the pictures that changed most before and after.</para>
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] InputObject { get; set; } = [];

    /// <summary>
    /// <para>The title. By default it says what the report shows.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>
    /// <para>The anatomy under the map: a stack with one plane, or with as many planes as the labels. It may be larger than their grid.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter]
    [ValidateNotNull]
    public ImageStack? Background { get; set; }

    /// <summary>
    /// <para>How clusters are coloured. By default pixels with colours have those of their centroids, and other clusters have similar colours where their centroids are similar.</para>
    /// </summary>
    [Parameter]
    public LabelColoring? ColorBy { get; set; }

    /// <summary>
    /// <para>The maximum number of voxels in the page. Of a larger grid every nth row and column is shown; figures and tables always cover all.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumPointCount { get; set; } = Defaults.MaximumPointCount;

    /// <summary>
    /// <para>The random seed of similarity colours and of samples.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    private protected override void RequireWritable(string target) => WholeFile.RequireWritable(target, Force);

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        foreach (object? item in InputObject)
        {
            object? value = item is PSObject wrapped ? wrapped.BaseObject : item;
            if (value is IClustering or ClusteringMeasurement or SeriesSet)
                _objects.Add(value);
            else if (value is ImageColorCompression compression)
                _archive.Add(Archived(compression));
            else
                WriteError(ErrorRecords.Create(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, item, SR.ReportKind, GivenValue.Name(value!)));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        string? typed = MyInvocation.Line?.Trim();
        var options = new ReportOptions
        {
            Title = Title,
            Background = Background,
            ColorBy = ColorBy,
            MaximumPointCount = MaximumPointCount,
            Seed = Seed,
            Command = string.IsNullOrEmpty(typed) ? null : typed,
            Software = [.. ReportOptions.Engine, $"PowerShell {Host.Version}"],
        };
        WriteFile(SR.ActionExportReport, (path, execution) => ClusterReport.Write(_objects, _archive, path, options, Force, execution));
    }

    private static ArchivedPicture Archived(ImageColorCompression compression) => new()
    {
        SourcePath = compression.SourcePath,
        ResultPath = compression.FullName,
        Status = $"{compression.Status}",
        IsDone = compression.Status == ProcessingStatus.Done,
        Message = compression.Message,
        Size = compression is { Width: { } width, Height: { } height } ? (width, height) : null,
        SourceColors = compression.SourceColorCount,
        Colors = compression.ColorCount,
        SignalToNoise = compression.PeakSignalToNoiseRatio,
        SourceBytes = compression.SourceBytes,
        Bytes = compression.Bytes,
    };
}
