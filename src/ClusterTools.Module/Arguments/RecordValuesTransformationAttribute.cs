using System.Collections;
using System.Management.Automation;

namespace ClusterTools.Arguments;

/// <summary>Turns an array with an entry for each record into bool[], double[] or double[][].</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordValuesTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly NestedNumbersTransformationAttribute Numbers = new();

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = Unwrap(inputData);
        switch (value)
        {
            case null or bool[] or double[] or double[][]:
                return value;
            case IList { Count: > 0 } list when list.Cast<object?>().All(item => Unwrap(item) is bool):
                return list.Cast<object?>().Select(item => (bool)Unwrap(item)!).ToArray();
            default:
                return ToNumbers(engineIntrinsics, value) ?? throw new ArgumentTransformationMetadataException(string.Format(SR.RecordValuesInvalid, GivenValue.Name(value)));
        }
    }

    private static object? ToNumbers(EngineIntrinsics engineIntrinsics, object value)
    {
        try
        {
            object numbers = Numbers.Transform(engineIntrinsics, value);
            return numbers is double[] or double[][] ? numbers : null;
        }
        catch (ArgumentTransformationMetadataException)
        {
            return null;
        }
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
