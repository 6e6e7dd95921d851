using System.Collections;
using System.Management.Automation;
using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Says what to do where a stack, a set of series or a clustering is wanted and an object of another kind is given: PowerShell's own words name no remedy.</summary>
/// <param name="kinds">What is taken.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KindTransformationAttribute(params Type[] kinds) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // Of nothing, the parameter's own check speaks.
        if (value is null || IsTaken(value))
            return inputData;
        throw new ArgumentTransformationMetadataException(string.Format(Remedy(value), GivenValue.Name(value)));
    }

    private bool IsTaken(object? value) => Array.Exists(kinds, kind => kind.IsInstanceOfType(value is PSObject wrapped ? wrapped.BaseObject : value));

    private string Remedy(object value) => value switch
    {
        IList list when list.Cast<object?>().Any(IsTaken) => SR.KindOfMany,
        _ when kinds[0] == typeof(ImageStack) => value is SeriesSet or IClustering ? SR.KindStackOfSeries : SR.KindStack,
        _ when kinds[0] == typeof(SeriesSet) => value switch
        {
            ImageStack => SR.KindSeriesOfStack,
            IClustering => SR.KindSeriesOfClustering,
            Array rows when rows.Cast<object?>().FirstOrDefault() is Array or double or float or int => SR.KindSeriesOfArray,
            _ => SR.KindSeries,
        },
        _ when kinds[0] == typeof(IClusterModel) => SR.KindModel,
        _ => value is ImageStack or SeriesSet ? SR.KindClusteringOfSeries : SR.KindClustering,
    };
}
