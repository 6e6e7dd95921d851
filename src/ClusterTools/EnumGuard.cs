using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ClusterTools;

/// <summary>Rejects undefined values of enumerations, which can come from a cast or from a caller built against another version.</summary>
internal static class EnumGuard
{
    /// <summary>Requires that an option or argument has one of the values of its enumeration, and returns it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The expression it was read from; the error names its last member.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is undefined.</exception>
    public static T RequireDefined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum
        => Enum.IsDefined(typeof(T), value) ? value : throw Undefined(value, name);

    /// <summary>Requires that an option or argument is null or has one of the values of its enumeration, and returns it.</summary>
    public static T? RequireDefined<T>(T? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum
        => value is { } given ? RequireDefined(given, name) : null;

    /// <summary>The exception for the last arm of a switch over all values of an enumeration that callers choose from.</summary>
    public static ArgumentOutOfRangeException Undefined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum
    {
        string member = LastMember(name);
        return new(member, string.Format(SR.EnumValueUndefined, member, value, string.Join(", ", Enum.GetNames(typeof(T)))));
    }

    /// <summary>The exception for the last arm of a switch that other values never reach, because they are rejected or converted before.</summary>
    public static UnreachableException Unexpected<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum
        => new(string.Format(SR.EnumValueUnexpected, LastMember(name), value, typeof(T).Name));

    private static string LastMember(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
