using System.Collections;
using System.Management.Automation;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Storage;

namespace ClusterTools.Arguments;

/// <summary>Reads models from the paths of model files, where models are expected; other objects are checked as <see cref="KindTransformationAttribute"/> does.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ModelTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly KindTransformationAttribute Kind = new(typeof(IClusterModel));

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = Unwrap(inputData);
        return value is IList { Count: > 0 } list
            ? list.Cast<object?>().Select(item => One(engineIntrinsics, item)).ToArray()
            : One(engineIntrinsics, inputData);
    }

    private static object? One(EngineIntrinsics engineIntrinsics, object? item)
    {
        object? value = Unwrap(item);
        string? path = value as string ?? (value as FileInfo)?.FullName;
        if (path is null)
            return Unwrap(Kind.Transform(engineIntrinsics, item));
        string file = engineIntrinsics.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        if (!File.Exists(file))
            throw new ArgumentTransformationMetadataException(string.Format(SR.ModelPathNotFound, path));
        try
        {
            return ClusterModelFile.Read(file);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
