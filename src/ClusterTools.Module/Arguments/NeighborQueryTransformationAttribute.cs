using System.Globalization;
using System.Management.Automation;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Turns what neighbours are asked of into a set of series, rows of values (double[] or double[][]) or numbers of records (int[]).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NeighborQueryTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? query = Unwrap(inputData);
        if (query is object[] { Length: 1 } one)
            query = Unwrap(one[0]);
        switch (query)
        {
            case null or SeriesSet or double[] or double[][] or int[]:
                return query;
            case object[] list when Array.TrueForAll(list, item => Unwrap(item) is double[]):
                return Array.ConvertAll(list, item => (double[])Unwrap(item)!);
            // 0.5, 1.5 are no numbers of records.
            case object[] list when Array.Exists(list, item => Unwrap(item) is double) && LanguagePrimitives.TryConvertTo(list, CultureInfo.InvariantCulture, out double[] values):
                return values;
        }

        try
        {
            return CountRangeTransformationAttribute.Numbers(query);
        }
        catch (ArgumentTransformationMetadataException e)
        {
            throw new ArgumentTransformationMetadataException(string.Format(SR.QueryInvalid, GivenValue.Name(query)), e);
        }
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
