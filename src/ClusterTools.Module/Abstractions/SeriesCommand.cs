using System.Management.Automation;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Series;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that take sets of series from the pipeline, one by one, or objects that are the rows of one set.</summary>
public abstract class SeriesCommand : EngineCommand
{
    private readonly ObjectTable _rows = new();

    /// <summary>
    /// <para>The set of series. Objects are taken as the rows of one set, too: those of Import-Csv and other custom objects, hashtables, a DataTable, arrays of numbers, a matrix, and any objects
    /// whose columns <c>-Property</c> names.</para>
    /// </summary>
    [KindTransformation(typeof(SeriesSet), TakesRows = true)]
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

    /// <summary>The columns of objects where the user names none; null for all.</summary>
    private protected virtual IReadOnlyList<string>? DefaultProperties => null;

    /// <inheritdoc/>
    private protected sealed override void ProcessInput()
    {
        object input = InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject;
        if (input is SeriesSet set)
        {
            ProcessSet(set);
            return;
        }

        if (Property is null && DefaultProperties is null && !ObjectTable.NamesItself(InputObject))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, input, SR.ObjectWithoutProperty, GivenValue.Name(input));
        _rows.Add(InputObject);
    }

    /// <inheritdoc/>
    private protected sealed override void ProcessEnd()
    {
        if (_rows.Count == 0)
            return;
        var set = Guard(() => _rows.ToSeries(Property ?? DefaultProperties), target: null);
        WriteNewWarnings(set.Warnings);
        ProcessSet(set);
    }

    /// <summary>Works on one set.</summary>
    private protected abstract void ProcessSet(SeriesSet set);
}
