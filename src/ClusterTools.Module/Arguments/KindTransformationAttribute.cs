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
        if (value is null || Array.Exists(kinds, kind => kind.IsInstanceOfType(value)))
            return inputData;
        throw new ArgumentTransformationMetadataException(string.Format(Remedy(value, kinds[0]), NameOf(value)));
    }

    private static string Remedy(object value, Type kind) => value switch
    {
        ICollection => SR.KindOfMany,
        _ when kind == typeof(ImageStack) => value is SeriesSet or IClustering ? SR.KindStackOfSeries : SR.KindStack,
        _ when kind == typeof(SeriesSet) => value switch
        {
            ImageStack => SR.KindSeriesOfStack,
            IClustering => SR.KindSeriesOfClustering,
            _ => SR.KindSeries,
        },
        _ when kind == typeof(IClusterModel) => SR.KindModel,
        _ => value is ImageStack or SeriesSet ? SR.KindClusteringOfSeries : SR.KindClustering,
    };

    private static string NameOf(object value) => value is string text ? $"'{text}'" : value.GetType().Name;
}
