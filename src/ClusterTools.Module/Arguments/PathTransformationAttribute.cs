using System.Management.Automation;
using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Refuses objects in memory where paths are expected: PowerShell would use their text as a name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is ImageStack or SeriesSet or IClustering or IClusterModel
            ? throw new ArgumentTransformationMetadataException(string.Format(SR.KindPath, GivenValue.Name(inputData)))
            : inputData;
}
