using System.Collections;
using System.Data;
using System.Management.Automation;
using ClusterTools.Arguments;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Series;

namespace ClusterTools.Results;

/// <summary>The records of a clustering as rows: what they were made from, with the columns Cluster, Distance, Similarity and Probability.</summary>
internal sealed class LabelRows
{
    private const string ObjectColumn = "InputObject";

    private readonly ClusterTable _table;
    private readonly SeriesSet _set;
    private readonly string[] _source;
    private readonly string[] _values;
    private readonly bool _keepsObject;

    public LabelRows(ClusterTable table)
    {
        _table = table;
        _set = table.Records;
        // Of custom objects and rows of tables all columns are kept; of others those that were clustered, and the object.
        bool all = _set.SourceObjects is { } objects && (objects[0] is PSObject { BaseObject: PSCustomObject } or IDictionary or DataRow || objects[0] is PSObject { BaseObject: IDictionary or DataRow });
        _keepsObject = _set.SourceObjects is not null && !all;
        _source = all ? ObjectTable.NamesOf(_set.SourceObjects![0]) : [];
        _values = all ? [] : [.. Enumerable.Range(0, _set.Length).Select(j => ClusterRows.ColumnName(_set.ValueNames, j))];
        var added = new List<string>();
        if (_keepsObject)
            added.Add(ObjectColumn);
        if (!all && _set.Truth is not null)
            added.Add("label");
        added.Add("Cluster");
        added.Add("Distance");
        if (table.Similarity is not null)
            added.Add("Similarity");
        if (table.Probability is not null)
            added.Add("Probability");
        Names = [.. _source, .. _values, .. added];
    }

    /// <summary>The names of the columns; those of the labels come last.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of the columns as they are where a name occurs twice: the later one gets a number.</summary>
    public IReadOnlyList<string> DistinctNames => [.. Create(0).Properties.Select(p => p.Name)];

    /// <summary>The values of each row. Properties of objects are read, so this is for the thread of the pipeline where there are objects.</summary>
    public IEnumerable<object?[]> Values() => Enumerable.Range(0, _table.Labels.Length).Select(ValuesOf);

    /// <summary>Each row as an object.</summary>
    public IEnumerable<PSObject> Objects() => Enumerable.Range(0, _table.Labels.Length).Select(Create);

    /// <summary>Whether rows are made of objects.</summary>
    public bool ReadsObjects => _source.Length > 0 || _keepsObject;

    private PSObject Create(int record)
    {
        var row = new TableRow();
        object?[] values = ValuesOf(record);
        for (int j = 0; j < values.Length; j++)
            row.Add(Names[j], values[j]);
        return row.Object;
    }

    private object?[] ValuesOf(int record)
    {
        var values = new object?[Names.Count];
        int at = 0;
        foreach (string name in _source)
            values[at++] = Unwrap(ObjectTable.ValueOf(_set.SourceObjects![record], name, out _));
        if (_values.Length > 0)
        {
            foreach (double value in _set.GetRecord(record))
                values[at++] = value;
        }

        if (_keepsObject)
            values[at++] = _set.SourceObjects![record];
        if (_source.Length == 0 && _set.Truth is { } truth)
            values[at++] = truth[record];
        values[at++] = _table.Labels[record];
        values[at++] = Known(_table.Distance[record]);
        if (_table.Similarity is { } similarity)
            values[at++] = Known(similarity[record]);
        if (_table.Probability is { } probability)
            values[at] = Known(probability[record]);
        return values;
    }

    // A number or text that came out of a cmdlet is wrapped, which hides its type from those who write it.
    private static object? Unwrap(object? value) => value is PSObject { BaseObject: IConvertible plain } ? plain : value;

    private static object? Known(double value) => double.IsNaN(value) ? null : value;
}
