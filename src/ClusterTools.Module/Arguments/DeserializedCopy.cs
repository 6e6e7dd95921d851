using System.Management.Automation;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Storage;
using ClusterTools.Results;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Copies of the module's objects that came out of a job, a remote session or a CLIXML file: makes the object again where the copy holds all that it takes.</summary>
internal static class DeserializedCopy
{
    private const string Prefix = "Deserialized.";
    private const string Stack = "ClusterTools.Images.ImageStack";

    /// <summary>Whether an argument is a copy of one of the module's objects; rows are what they were.</summary>
    public static bool Is(object? argument) => argument is PSObject { BaseObject: PSCustomObject } copy && TypeOf(copy) is { } type && type is not (ClusterRows.TypeName or CountRows.TypeName);

    /// <summary>The requested part of the copied object, otherwise what the copy contains.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="kinds">The accepted kinds, the preferred one first.</param>
    /// <exception cref="ArgumentTransformationMetadataException">The copy does not hold what the original had; the message says how to bring it over.</exception>
    public static object Rebuild(PSObject copy, params Type[] kinds)
    {
        string type = TypeOf(copy)!;
        string name = type.Substring(type.LastIndexOf('.') + 1);
        int megabytes = ResultCopy.LargestSeriesBytes >> 20;
        object? held = copy.Properties[ResultData.PropertyName]?.Value;
        if ((held is PSObject wrapped ? wrapped.BaseObject : held) is byte[] data)
        {
            var content = Read(data);
            foreach (var kind in kinds)
            {
                object? part = kind == typeof(IClusterModel) ? content.Model : kind == typeof(IClustering) ? content.Clustering : null;
                if (part is not null)
                    return part;
            }

            if (kinds[0] == typeof(IClustering) && content is { Series: null, Model: not null } && type != content.Model.GetType().FullName)
                throw new ArgumentTransformationMetadataException(string.Format(SR.CopyClusteringMissing, name, megabytes));
            return (object?)content.Clustering ?? content.Model ?? (object)content.Series!;
        }

        throw new ArgumentTransformationMetadataException(
            type == Stack ? string.Format(SR.CopyStack, name)
            : type == typeof(SeriesSet).FullName ? string.Format(SR.CopySeriesMissing, name, megabytes)
            : kinds[0] == typeof(IClustering) ? string.Format(SR.CopyClusteringMissing, name, megabytes)
            : string.Format(SR.CopyModelMissing, name));
    }

    private static ResultCopy Read(byte[] data)
    {
        try
        {
            return ResultCopy.Read(data);
        }
        catch (InvalidDataException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static string? TypeOf(PSObject copy)
    {
        string name = copy.TypeNames.Count > 0 ? copy.TypeNames[0] : "";
        return name.StartsWith($"{Prefix}{nameof(ClusterTools)}.", StringComparison.Ordinal) ? name.Substring(Prefix.Length) : null;
    }
}
