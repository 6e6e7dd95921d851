using System.Collections;
using System.Data;
using System.Globalization;
using System.Management.Automation;
using ClusterTools.Formats.Tables;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Rows that come as objects: custom objects, hashtables, rows of a DataTable, arrays of numbers, or any objects whose properties are named.</summary>
internal sealed class ObjectTable
{
    /// <summary>The texts of missing values, besides empty ones: the same as in files.</summary>
    private static readonly MissingValues Missing = new(texts: null);

    private readonly List<object> _rows = [];

    /// <summary>The rows that were added.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row, or the rows of a table, a matrix or a list.</summary>
    public void Add(object? item)
    {
        switch (Unwrap(item))
        {
            case null:
                break;
            case DataTable table:
                foreach (DataRow row in table.Rows)
                    _rows.Add(row);
                break;
            case DataRowView view:
                _rows.Add(view.Row);
                break;
            case Array { Rank: 2 } matrix:
                for (int i = 0; i < matrix.GetLength(0); i++)
                    _rows.Add(Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix.GetValue(i, j)).ToArray());
                break;
            case IEnumerable list and not string and not IDictionary and not DataRow:
                object?[] items = [.. list.Cast<object?>()];
                if (IsRow(items))
                    _rows.Add(items);
                else
                    Array.ForEach(items, Add);
                break;
            default:
                _rows.Add(item!);
                break;
        }
    }

    /// <summary>Whether columns need no names: arrays have none, and the columns of custom objects, hashtables and tables are all that they have.</summary>
    public static bool NamesItself(object item) => Unwrap(item) is PSCustomObject or IEnumerable or DataRow or DataRowView or DataTable;

    /// <summary>The set of these rows.</summary>
    /// <param name="properties">The columns, by name or with wildcards; null for all.</param>
    /// <exception cref="ArgumentException">A property is missing or a value is no number; the message names it.</exception>
    public SeriesSet ToSeries(IReadOnlyList<string>? properties)
    {
        object first = _rows[0];
        if (first is object?[] row)
            return properties is null ? FromArrays(row.Length) : throw new ArgumentException(SR.ObjectArraysUnnamed);
        string[] names = Resolve(NamesOf(first), properties);
        var values = new double[checked(_rows.Count * names.Length)];
        var missing = new int[names.Length];
        var found = new bool[names.Length];
        for (int i = 0; i < _rows.Count; i++)
        {
            for (int j = 0; j < names.Length; j++)
            {
                object? value = ValueOf(_rows[i], names[j], out bool has);
                found[j] |= has;
                double number = ToNumber(value, names[j], i);
                values[(i * names.Length) + j] = number;
                if (double.IsNaN(number))
                    missing[j]++;
            }
        }

        int absent = Array.IndexOf(found, false);
        if (absent >= 0)
            throw new ArgumentException(string.Format(SR.ObjectPropertyMissing, names[absent], string.Join(", ", NamesOf(first).Take(20))));
        var store = SeriesSet.FromArray(values, _rows.Count, names.Length).Store;
        string[] incomplete = [.. names.Where((_, j) => missing[j] > 0).Select(name => $"{name}: {missing[Array.IndexOf(names, name)]}")];
        return new SeriesSet(store)
        {
            ValueNames = names,
            SourceObjects = _rows,
            History = [new ProvenanceStep("objects", string.Format(SR.HistoryObjects, _rows.Count, string.Join(", ", names.Take(10))))],
            Warnings = incomplete.Length == 0 ? [] : [new DataWarning("MissingValues", string.Format(SR.ObjectValuesMissing, string.Join(", ", incomplete)))],
        };
    }

    /// <summary>The names of the columns of a row.</summary>
    internal static string[] NamesOf(object row) => Unwrap(row) switch
    {
        IDictionary dictionary => [.. dictionary.Keys.Cast<object>().Select(key => Convert.ToString(key, CultureInfo.InvariantCulture)!)],
        DataRow data => [.. data.Table.Columns.Cast<DataColumn>().Select(column => column.ColumnName)],
        _ => [.. PSObject.AsPSObject(row).Properties.Where(p => p.IsGettable).Select(p => p.Name)],
    };

    /// <summary>The value of a column of a row.</summary>
    internal static object? ValueOf(object row, string name, out bool has)
    {
        switch (Unwrap(row))
        {
            case IDictionary dictionary:
                object? key = dictionary.Contains(name) ? name : dictionary.Keys.Cast<object>().FirstOrDefault(k => string.Equals(Convert.ToString(k, CultureInfo.InvariantCulture), name, StringComparison.OrdinalIgnoreCase));
                has = key is not null;
                return key is null ? null : Unwrap(dictionary[key]);
            case DataRow data:
                has = data.Table.Columns.Contains(name);
                return has && data[name] is var cell and not DBNull ? cell : null;
            default:
                var property = PSObject.AsPSObject(row).Properties[name];
                has = property is not null;
                try
                {
                    return Unwrap(property?.Value);
                }
                catch (GetValueException)
                {
                    // A process of another user does not reveal its times.
                    return null;
                }
        }
    }

    private static object? Unwrap(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;

    private static bool IsRow(object?[] items) => items.Length > 0 && Array.TrueForAll(items, item => Unwrap(item) is null or string or IConvertible) && Array.Exists(items, item => Unwrap(item) is IConvertible);

    private static string[] Resolve(string[] all, IReadOnlyList<string>? properties)
    {
        if (properties is null)
            return all;
        var names = new List<string>();
        foreach (string property in properties)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(property))
            {
                names.Add(Array.Find(all, name => string.Equals(name, property, StringComparison.OrdinalIgnoreCase)) ?? property);
                continue;
            }

            var pattern = new WildcardPattern(property, WildcardOptions.IgnoreCase);
            string[] fitting = Array.FindAll(all, pattern.IsMatch);
            if (fitting.Length == 0)
                throw new ArgumentException(string.Format(SR.ObjectPropertyMissing, property, string.Join(", ", all.Take(20))));
            names.AddRange(fitting);
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static double ToNumber(object? value, string name, int row)
    {
        switch (value)
        {
            case null or DBNull:
                return double.NaN;
            case string text when Missing.Contains(text.Trim()):
                return double.NaN;
            case string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed):
                return parsed;
            case string or char or DateTime:
                break;
            case Enum:
                break;
            case IConvertible convertible:
                return convertible.ToDouble(CultureInfo.InvariantCulture);
        }

        throw new ArgumentException(string.Format(SR.ObjectValueNoNumber, name, row, GivenValue.Name(value)));
    }

    private SeriesSet FromArrays(int length)
    {
        var rows = new double[_rows.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            if (_rows[i] is not object?[] items || items.Length != length)
                throw new ArgumentException(string.Format(SR.RowLengthDiffers, i, (_rows[i] as object?[])?.Length ?? 0, length));
            rows[i] = [.. items.Select((value, j) => ToNumber(Unwrap(value), j.ToString(CultureInfo.InvariantCulture), i))];
        }

        return new SeriesSet(SeriesSet.FromRows(rows).Store) { History = [new ProvenanceStep("objects", string.Format(SR.HistoryObjects, rows.Length, length))] };
    }
}
