using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Formats.Series;
using ClusterTools.Images;
using ClusterTools.Series;
using ClusterTools.Series.Building;

namespace ClusterTools.Commands;

/// <summary>Makes a set of series of a stack of images, and transforms it on request.</summary>
/// <remarks>
/// <para>By default each voxel becomes a record whose values are its intensities over time. -As Pixel makes a record of each pixel with its channels as values, for the
/// colours of a picture; -As Image makes a record of each frame.</para>
/// <para>The values keep the type of the pixels as long as nothing is transformed. Transforms are applied in a fixed order: detrend, normalise,
/// centre, z-score. Convert-Series applies the same to an existing set.</para>
/// </remarks>
/// <example>
/// <para>Makes a record of each voxel: its relative change from its own baseline, the 20th percentile.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile
/// </code>
/// </example>
/// <example>
/// <para>Removes slow drifts and scales by the standard deviation, so that shapes are compared rather than amplitudes.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series -Detrend -ZScore
/// </code>
/// </example>
/// <example>
/// <para>Keeps the series in a file instead of in memory, for a movie whose series would not fit.</para>
/// <code>
/// $series = New-ImageStack | ConvertTo-Series -Normalize Percentile -Path voxels.npy -Force
/// $series | Invoke-KMeans 6
/// </code>
/// </example>
/// <seealso cref="ConvertSeriesCommand"/>
/// <seealso cref="SelectSeriesCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
[Cmdlet(VerbsData.ConvertTo, "Series", SupportsShouldProcess = true)]
[OutputType(typeof(SeriesSet))]
public sealed class ConvertToSeriesCommand : SeriesTransformCommand
{
    /// <summary>
    /// <para>The stack of images.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ImageStack InputObject { get; set; } = null!;

    /// <summary>
    /// <para>What becomes a record.</para>
    /// </summary>
    [Parameter(Position = 0)]
    public RecordKind As { get; set; } = RecordKind.Voxel;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var stack = InputObject;
        var preprocessing = Preprocessing;
        if (!TryGetFile(out string? file))
            return;
        var result = Run(
            execution => file is null
                ? preprocessing.Apply(SeriesBuilder.FromStack(stack, As, execution), execution)
                : SpilledSeries.FromStack(stack, file, As, preprocessing, Force, execution),
            stack);
        WriteResult(result, result.Warnings, stack.Warnings);
    }
}
