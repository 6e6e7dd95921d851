using System.Globalization;
using System.Management.Automation;

namespace ClusterTools.Arguments;

/// <summary>Turns numbers and ranges (<c>5..15</c>, <c>"5,10,20..30"</c>, 3) into integers. PowerShell passes a bare range as text.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CountRangeTransformationAttribute : ArgumentTransformationAttribute
{
    private const int MaximumCount = 1_000_000;

    /// <summary>Whether a range that goes down is an error, where the order means nothing.</summary>
    public bool Ascending { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Numbers(inputData, Ascending);

    /// <summary>The numbers that a value stands for.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A part of it is neither a number nor a range, or goes down where it must not.</exception>
    internal static int[] Numbers(object value, bool ascending = false)
    {
        var numbers = new List<int>();
        Add(value, numbers, ascending);
        return [.. numbers];
    }

    /// <summary>The numbers that a text stands for.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A part of it is neither a number nor a range, or goes down where it must not.</exception>
    internal static int[] Parse(string text, bool ascending = false)
    {
        var numbers = new List<int>();
        foreach (string part in text.Split(','))
        {
            int dots = part.IndexOf("..", StringComparison.Ordinal);
            if (dots < 0)
            {
                numbers.Add(ParseNumber(part, text));
                continue;
            }

            int first = ParseNumber(part.Substring(0, dots), text);
            int last = ParseNumber(part.Substring(dots + 2), text);
            if (ascending && last < first)
                throw new ArgumentTransformationMetadataException(string.Format(SR.CountRangeFalls, part.Trim(), last, first));
            long count = Math.Abs((long)last - first) + 1;
            if (count > MaximumCount)
                throw new ArgumentTransformationMetadataException(string.Format(SR.CountRangeTooLong, text, count, MaximumCount));
            int step = last < first ? -1 : 1;
            for (int i = 0; i < count; i++)
                numbers.Add(first + (i * step));
        }

        return [.. numbers];
    }

    private static void Add(object? item, List<int> numbers, bool ascending)
    {
        switch (item is PSObject wrapped ? wrapped.BaseObject : item)
        {
            case string text:
                numbers.AddRange(Parse(text, ascending));
                break;
            case System.Collections.IEnumerable list:
                foreach (object? entry in list)
                    Add(entry, numbers, ascending);
                break;
            case { } number when LanguagePrimitives.TryConvertTo(number, CultureInfo.InvariantCulture, out double value) && value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue:
                numbers.Add((int)value);
                break;
            case var other:
                throw new ArgumentTransformationMetadataException(string.Format(SR.CountRangeInvalid, other));
        }
    }

    private static int ParseNumber(string part, string text) =>
        int.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new ArgumentTransformationMetadataException(string.Format(SR.CountRangeInvalid, text));
}
