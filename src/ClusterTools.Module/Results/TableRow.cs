using System.Globalization;
using System.Management.Automation;

namespace ClusterTools.Results;

/// <summary>A row that is being made: an object with named columns in a given order. A name that is taken or empty gets a number appended.</summary>
internal sealed class TableRow
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public TableRow(string? typeName = null)
    {
        Object = new PSObject();
        if (typeName is not null)
            Object.TypeNames.Insert(0, typeName);
    }

    /// <summary>The row.</summary>
    public PSObject Object { get; }

    public void Add(string name, object? value)
    {
        string free = name;
        for (int i = 2; free.Length == 0 || !_names.Add(free); i++)
            free = name + i.ToString(CultureInfo.InvariantCulture);
        Object.Properties.Add(new PSNoteProperty(free, value));
    }
}
