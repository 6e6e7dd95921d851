using System.Management.Automation;

namespace ClusterTools.Arguments;

/// <summary>What a message calls a value that does not fit.</summary>
internal static class GivenValue
{
    /// <summary>A text in quotation marks, a number as it is, everything else by its type.</summary>
    public static string Name(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => SR.GivenNothing,
        string text => $"'{text}'",
        { } number when number.GetType().IsPrimitive => FormattableString.Invariant($"{number}"),
        { } other => other.GetType().Name,
    };
}
