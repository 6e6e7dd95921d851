using System.Collections;
using System.Management.Automation;
using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Names the remedy where a stack, a set of series or a clustering is expected and an object of another kind is given: PowerShell's own message names none.</summary>
/// <param name="kinds">What is taken.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KindTransformationAttribute(params Type[] kinds) : ArgumentTransformationAttribute
{
    /// <summary>Whether objects of any kind are accepted as rows of a table, except those that certainly are something else.</summary>
    public bool TakesRows { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (DeserializedCopy.Is(inputData))
            inputData = DeserializedCopy.Rebuild((PSObject)inputData!, kinds);
        object? value = Unwrap(inputData);
        // Of nothing, the parameter's own check speaks.
        if (value is null || IsTaken(value) || (TakesRows && IsRows(value)))
            return inputData;
        throw new ArgumentTransformationMetadataException(string.Format(Remedy(value), GivenValue.Name(value)));
    }

    private static bool IsRows(object value) => value switch
    {
        IList list => list.Count > 0 && list.Cast<object?>().All(item => Unwrap(item) is not null and not ImageStack and not IClustering and not SeriesSet),
        string or ImageStack or IClustering or IClusterModel or SeriesSet => false,
        _ => !value.GetType().IsPrimitive,
    };

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private bool IsTaken(object? value) => Array.Exists(kinds, kind => kind.IsInstanceOfType(Unwrap(value)));

    private string Remedy(object value) => value switch
    {
        IList list when list.Cast<object?>().Any(IsTaken) => SR.KindOfMany,
        _ when kinds[0] == typeof(ImageStack) => value is SeriesSet or IClustering ? SR.KindStackOfSeries : SR.KindStack,
        _ when kinds[0] == typeof(SeriesSet) => value switch
        {
            ImageStack => SR.KindSeriesOfStack,
            IClustering => SR.KindSeriesOfClustering,
            { } number when TakesRows && number.GetType().IsPrimitive => SR.KindSeriesOfNumber,
            Array rows when rows.Cast<object?>().FirstOrDefault() is Array or double or float or int => SR.KindSeriesOfArray,
            _ => SR.KindSeries,
        },
        _ when kinds[0] == typeof(IClusterModel) => SR.KindModel,
        _ => value is ImageStack or SeriesSet ? SR.KindClusteringOfSeries : SR.KindClustering,
    };
}
