using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Formats.Series;
using ClusterTools.Images;
using ClusterTools.Series;
using ClusterTools.Series.Building;

namespace ClusterTools.Commands;

/// <summary>Makes a set of series from a stack of images or from the rows of a table, and transforms it on request.</summary>
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
/// <example>
/// <para>Takes two properties of objects as columns, a record for each object.</para>
/// <code>
/// Get-Process | ConvertTo-Series -Property Id, WorkingSet64
/// </code>
/// </example>
/// <seealso cref="ConvertSeriesCommand"/>
/// <seealso cref="SelectSeriesCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
[Cmdlet(VerbsData.ConvertTo, "Series", SupportsShouldProcess = true)]
[OutputType(typeof(SeriesSet))]
public sealed class ConvertToSeriesCommand : SeriesTransformCommand
{
    private readonly ObjectTable _rows = new();

    /// <summary>
    /// <para>The stack of images, or objects that are the rows of one set: those of Import-Csv and other custom objects, hashtables, a DataTable, arrays of numbers, a matrix, and any objects whose
    /// columns <c>-Property</c> names.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack), TakesRows = true)]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object InputObject { get; set; } = null!;

    /// <summary>
    /// <para>The properties that are the columns, where the input is objects: names or wildcards, in this order. By default all properties of custom objects, hashtables and rows of a table, which
    /// must then be numbers.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Property { get; set; }

    /// <summary>
    /// <para>What becomes a record.</para>
    /// </summary>
    [Parameter(Position = 0)]
    public RecordKind As { get; set; } = RecordKind.Voxel;

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        object input = InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject;
        if (input is not ImageStack stack)
        {
            if (Property is null && !ObjectTable.NamesItself(InputObject))
                Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, input, SR.ObjectWithoutProperty, GivenValue.Name(input));
            _rows.Add(InputObject);
            return;
        }

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

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        if (_rows.Count == 0 || !TryGetFile(out string? file))
            return;
        var set = Guard(() => _rows.ToSeries(Property), target: null);
        var preprocessing = Preprocessing;
        var result = Run(execution => file is null ? preprocessing.Apply(set, execution) : SpilledSeries.FromSeries(set, file, preprocessing.Apply, Force, execution), set);
        WriteResult(result, result.Warnings);
    }
}
