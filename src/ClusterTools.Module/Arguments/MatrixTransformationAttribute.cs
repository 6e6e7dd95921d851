using System.Collections;
using System.Globalization;
using System.Management.Automation;
using ClusterTools.Clustering;
using ClusterTools.Series;

namespace ClusterTools.Arguments;

/// <summary>Turns nested lists of numbers, a matrix, a set of series or a model (its centroids) into rows of double.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MatrixTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (DeserializedCopy.Is(inputData) ? DeserializedCopy.Rebuild((PSObject)inputData, typeof(IClusterModel), typeof(IClustering), typeof(SeriesSet))
            : inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            double[][] rows => rows,
            SeriesSet set => Enumerable.Range(0, set.Count).Select(set.GetRecord).ToArray(),
            IClusterModel model => model.Centroids,
            IClustering clustering => clustering.Centroids,
            Array { Rank: 2 } matrix => FromMatrix(matrix),
            IEnumerable list and not string and not IDictionary => FromRows(list),
            var other => throw new ArgumentTransformationMetadataException(string.Format(SR.MatrixInvalid, GivenValue.Name(other))),
        };

    private static double[][] FromRows(IEnumerable list)
    {
        object?[] items = [.. list.Cast<object?>()];
        // PowerShell unrolls @(@(1, 2)): one row of numbers is taken as that.
        if (items.Length > 0 && Array.TrueForAll(items, item => TryNumber(item, out _)))
            return [ToRow(items, 0)];
        var rows = new double[items.Length][];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = ToRow(items[i], i);
        return rows;
    }

    private static double[] ToRow(object? item, int row)
    {
        item = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (item is double[] ready)
            return ready;
        if (item is string or not IEnumerable)
            throw new ArgumentTransformationMetadataException(string.Format(SR.MatrixRowInvalid, row));
        var values = new List<double>();
        foreach (object? entry in (IEnumerable)item)
            values.Add(TryNumber(entry, out double value) ? value : throw new ArgumentTransformationMetadataException(string.Format(SR.MatrixRowInvalid, row)));
        return [.. values];
    }

    private static double[][] FromMatrix(Array matrix)
    {
        var rows = new double[matrix.GetLength(0)][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[matrix.GetLength(1)];
            for (int j = 0; j < rows[i].Length; j++)
                rows[i][j] = TryNumber(matrix.GetValue(i, j), out double value) ? value : throw new ArgumentTransformationMetadataException(string.Format(SR.MatrixRowInvalid, i));
        }

        return rows;
    }

    private static bool TryNumber(object? item, out double value)
    {
        item = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (item is not null and not IEnumerable or string)
            return LanguagePrimitives.TryConvertTo(item, CultureInfo.InvariantCulture, out value);
        value = 0;
        return false;
    }
}
