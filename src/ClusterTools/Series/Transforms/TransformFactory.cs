using System.Globalization;
using ClusterTools.Series.Transforms.Steps;

namespace ClusterTools.Series.Transforms;

/// <summary>Makes transforms whose options must be validated against the length of a record.</summary>
internal static class TransformFactory
{
    // No trend has more turns, and the polynomials take this many times the memory of a record.
    private const int HighestOrder = 100;

    /// <exception cref="ArgumentOutOfRangeException">The order is less than 1, not less than the length, or above 100.</exception>
    public static IRecordTransform Detrend(int length, int order) => order >= 1 && order < length && order <= HighestOrder
        ? new DetrendTransform(length, order)
        : throw new ArgumentOutOfRangeException(nameof(order), string.Format(SR.DetrendOrderOutOfRange, order, length, Math.Min(length - 1, HighestOrder)));

    /// <exception cref="ArgumentOutOfRangeException">The block is empty, or longer than the record.</exception>
    public static IRecordTransform BlockMean(int length, int blockLength)
    {
        if (blockLength < 1)
            throw new ArgumentOutOfRangeException(nameof(blockLength), string.Format(SR.NumberNotPositive, nameof(blockLength), blockLength));
        return blockLength <= length
            ? new BlockMeanTransform(length, blockLength)
            : throw new ArgumentOutOfRangeException(nameof(blockLength), string.Format(SR.BlockTooLong, blockLength, length));
    }

    /// <exception cref="ArgumentException">There is not one weight per column, or one is negative or not finite.</exception>
    public static double[] Weights(int length, double[] weights)
    {
        if (weights.Length != length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(weights), weights.Length, length));
        foreach (double weight in weights)
        {
            if (!double.IsFinite(weight) || weight < 0)
                throw new ArgumentException(string.Format(SR.ColumnWeightInvalid, weight));
        }

        return weights;
    }

    public static ProvenanceStep DescribeDetrend(int order) =>
        new("detrend", order == 1 ? "linear" : string.Format(CultureInfo.InvariantCulture, "polynomial of order {0}", order));

    /// <exception cref="ArgumentOutOfRangeException">The length is not a multiple of the panel length, or there is only one panel.</exception>
    public static IRecordTransform MeanByPanel(int length, int panelLength) => panelLength >= 1 && panelLength < length && length % panelLength == 0
        ? new PanelMeanTransform(panelLength)
        : throw new ArgumentOutOfRangeException(nameof(panelLength), string.Format(SR.PanelLengthWrong, panelLength, length));

    /// <exception cref="ArgumentException">No centre is given, or a window extends beyond the record.</exception>
    public static IRecordTransform MeanByWindow(int length, int[] centers, int window)
    {
        if (centers.Length == 0 || window < 1)
            throw new ArgumentException(string.Format(SR.WindowOutOfRange, window, length, length));
        var starts = new int[centers.Length];
        for (int w = 0; w < centers.Length; w++)
        {
            long first = (long)centers[w] - (window / 2);
            if (first < 0 || first + window > length)
                throw new ArgumentException(string.Format(SR.WindowLeavesRecord, window, centers[w], length));
            starts[w] = (int)first;
        }

        return new WindowMeanTransform(starts, window);
    }

    /// <summary>The distinct numbers in ascending order, and the positions of each.</summary>
    /// <exception cref="ArgumentException">There is not exactly one number per value.</exception>
    public static (double[] Keys, int[][] Members) Groups(int length, double[] index)
    {
        if (index.Length != length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(index), index.Length, length));
        var groups = new SortedDictionary<double, List<int>>();
        for (int i = 0; i < index.Length; i++)
        {
            if (!groups.TryGetValue(index[i], out var places))
                groups.Add(index[i], places = []);
            places.Add(i);
        }

        return ([.. groups.Keys], [.. groups.Values.Select(places => places.ToArray())]);
    }
}
