using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace ClusterTools.Arguments;

/// <summary>Turns numbers, nested up to three deep, into double[], double[][] or double[][][].</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NestedNumbersTransformationAttribute : ArgumentTransformationAttribute
{
    private const int MaximumDepth = 3;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object item = Unwrap(inputData) ?? throw Invalid(null);
        int depth = DepthOf(item);
        return depth switch
        {
            0 => new[] { ToNumber(item) },
            1 => ToRow(item),
            2 => ToRows(item),
            MaximumDepth => ((IEnumerable)item).Cast<object?>().Select(entry => ToRows(Unwrap(entry))).ToArray(),
            _ => throw Invalid(item),
        };
    }

    private static int DepthOf(object? item)
    {
        int depth = 0;
        while (item is IEnumerable list and not string && depth <= MaximumDepth)
        {
            if (item is Array { Rank: 2 })
                return depth + 2;
            item = Unwrap(list.Cast<object?>().FirstOrDefault());
            depth++;
        }

        return depth;
    }

    private static double[][] ToRows(object? item) => item switch
    {
        Array { Rank: 2 } matrix => [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, matrix.GetLength(1)).Select(j => ToNumber(matrix.GetValue(i, j))).ToArray())],
        IEnumerable list and not string => [.. list.Cast<object?>().Select(entry => ToRow(Unwrap(entry)))],
        _ => throw Invalid(item),
    };

    private static double[] ToRow(object? item) => item is IEnumerable list and not string ? [.. list.Cast<object?>().Select(ToNumber)] : throw Invalid(item);

    private static double ToNumber(object? item)
    {
        item = Unwrap(item);
        return item is not null and not IEnumerable or string && LanguagePrimitives.TryConvertTo(item, CultureInfo.InvariantCulture, out double value) ? value : throw Invalid(item);
    }

    private static object? Unwrap(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;

    private static ArgumentTransformationMetadataException Invalid(object? item) =>
        new(string.Format(SR.NestedNumbersInvalid, GivenValue.Name(item)));
}
