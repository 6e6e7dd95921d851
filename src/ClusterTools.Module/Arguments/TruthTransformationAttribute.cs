using System.Collections;
using System.Management.Automation;
using ClusterTools.Clustering;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Turns what tells the true classes into integers: numbers, names (numbered in the order in which they first appear), a set of series, a clustering, or the path of a file.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TruthTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = Unwrap(inputData);
        return value switch
        {
            null or int[] => value,
            SeriesSet set => OfSet(set, nameof(SeriesSet)),
            IClustering clustering => OfSet(clustering.Series, GivenValue.Name(clustering)),
            string path => OfFile(engineIntrinsics, path),
            FileInfo file => OfFile(engineIntrinsics, file.FullName),
            IList list when list.Count > 0 && list.Cast<object?>().All(item => Unwrap(item) is string) => Number(list),
            _ => value,
        };
    }

    private static int[] OfFile(EngineIntrinsics engineIntrinsics, string path)
    {
        string file = engineIntrinsics.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        if (!File.Exists(file) && !Directory.Exists(file))
            throw new ArgumentTransformationMetadataException(string.Format(SR.PathNotFound, path));
        SeriesSet set;
        try
        {
            set = SeriesReader.Read(file);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }

        return OfSet(set, path);
    }

    private static int[] OfSet(SeriesSet set, string name)
    {
        if (set.Truth is { } truth)
            return truth;
        var values = set.Length == 1 ? Enumerable.Range(0, set.Count).Select(i => set.GetRecord(i)[0]).ToArray() : [];
        if (values.Length == 0 || Array.Exists(values, v => v != Math.Floor(v) || Math.Abs(v) > int.MaxValue))
            throw new ArgumentTransformationMetadataException(string.Format(SR.TruthMissing, name));
        return Array.ConvertAll(values, v => (int)v);
    }

    private static int[] Number(IList names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Cast<object?>().Select(item =>
        {
            string name = (string)Unwrap(item)!;
            if (!numbers.TryGetValue(name, out int number))
                numbers.Add(name, number = numbers.Count);
            return number;
        })];
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
