using System.Globalization;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Series.Selection;

/// <summary>Selections of records and of columns. Each returns a new set of the same element type; records keep their positions on the grid.</summary>
public static class SeriesSelection
{
    /// <summary>The maximum number of index values listed in the history or a message.</summary>
    private const int MostNamed = 10;

    /// <summary>The records whose standard deviation (divisor n) is strictly above a threshold. With 0: those that are not constant.</summary>
    /// <exception cref="ArgumentException">No record has a standard deviation above it.</exception>
    public static SeriesSet ByStdDev(SeriesSet set, double threshold, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var deviations = SeriesStatistics.StdDevOfRecords(set, execution);
        var records = RecordsWhere(set.Count, i => deviations[i] > threshold);
        return Take(set, records, string.Format(CultureInfo.InvariantCulture, "standard deviation > {0}", threshold), execution);
    }

    /// <summary>The records for which a mask is true.</summary>
    /// <exception cref="ArgumentException">The mask does not have one entry per record, or none is true.</exception>
    public static SeriesSet ByMask(SeriesSet set, bool[] mask, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.Length != set.Count)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(mask), mask.Length, set.Count));
        return Take(set, RecordsWhere(set.Count, i => mask[i]), "a mask", execution);
    }

    /// <summary>The records that satisfy a predicate, which is called record by record on the calling thread.</summary>
    /// <exception cref="ArgumentException">Nothing satisfies it.</exception>
    public static SeriesSet Where(SeriesSet set, Func<double[], bool> test, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(test);
        var token = (execution ?? ExecutionOptions.Default).CancellationToken;
        var records = RecordsWhere(set.Count, i =>
        {
            token.ThrowIfCancellationRequested();
            return test(set.GetRecord(i));
        });
        return Take(set, records, "a condition", execution);
    }

    /// <summary>The records with the given indices, in that order.</summary>
    /// <exception cref="ArgumentException">No index is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such record.</exception>
    public static SeriesSet Records(SeriesSet set, int[] records, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(records);
        foreach (int record in records)
        {
            if (record < 0 || record >= set.Count)
                throw new ArgumentOutOfRangeException(nameof(records), string.Format(SR.IndexOutOfRange, "record", record, set.Count - 1));
        }

        return Take(set, records, "by number", execution);
    }

    /// <summary>A random sample of records without replacement, in their order in the set.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1 or above the number of records.</exception>
    public static SeriesSet Sample(SeriesSet set, int count, long seed = 0, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (count < 1 || count > set.Count)
            throw new ArgumentOutOfRangeException(nameof(count), string.Format(SR.SampleOutOfRange, count, set.Count));
        int[] records = new RandomSource(seed).Sample(set.Count, count);
        Array.Sort(records);
        return Take(set, records, string.Format(CultureInfo.InvariantCulture, "a random sample, seed {0}", seed), execution);
    }

    /// <summary>The columns whose index lies in [<paramref name="from"/>, <paramref name="to"/>), <paramref name="to"/> excluded.</summary>
    /// <exception cref="ArgumentException">No column has an index in the range.</exception>
    public static SeriesSet ByIndexRange(SeriesSet set, double from, double to, ExecutionOptions? execution = null)
    {
        string what = string.Format(CultureInfo.InvariantCulture, "index {0} to below {1}", from, to);
        return TakeValues(set, v => v >= from && v < to, what, execution);
    }

    /// <summary>The columns whose index is one of the given values, in the order of the set, each once.</summary>
    /// <exception cref="ArgumentException">No value is given, or no column has one of them.</exception>
    public static SeriesSet ByIndex(SeriesSet set, double[] indexValues, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(indexValues);
        double[] index = set.Index;
        double[] missing = [.. indexValues.Except(index)];
        if (missing.Length > 0)
            throw new ArgumentException(string.Format(SR.SelectionIndexMissing, Named(missing), index[0], index[index.Length - 1]));
        return TakeValues(set, new HashSet<double>(indexValues).Contains, "index " + Named(indexValues), execution);
    }

    /// <summary>The columns whose index satisfies a predicate.</summary>
    /// <exception cref="ArgumentException">Nothing satisfies it.</exception>
    public static SeriesSet ByIndex(SeriesSet set, Func<double, bool> test, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        return TakeValues(set, test, "a condition on the index", execution);
    }

    private static string Named(double[] indexValues) =>
        string.Join(", ", indexValues.Take(MostNamed).Select(v => v.ToString(CultureInfo.InvariantCulture))) + (indexValues.Length > MostNamed ? " …" : "");

    private static int[] RecordsWhere(int count, Func<int, bool> test) => [.. Enumerable.Range(0, count).Where(test)];

    private static SeriesSet TakeValues(SeriesSet set, Func<double, bool> test, string what, ExecutionOptions? execution)
    {
        ArgumentNullException.ThrowIfNull(set);
        double[] index = set.Index;
        var places = RecordsWhere(set.Length, i => test(index[i]));
        if (places.Length == 0)
            throw new ArgumentException(string.Format(SR.SelectionOfValuesEmpty, what, index[0], index[index.Length - 1]));
        return new ValueGather(set.Length, places, Step(what, places.Length, set.Length, "values")).Apply(set, execution);
    }

    private static SeriesSet Take(SeriesSet set, int[] records, string what, ExecutionOptions? execution)
    {
        if (records.Length == 0)
            throw new ArgumentException(string.Format(SR.SelectionEmpty, set.Count, what));
        return RecordGather.Run(set, records, Step(what, records.Length, set.Count, "records"), execution);
    }

    private static ProvenanceStep Step(string what, int kept, int all, string unit) =>
        new("select", string.Format(CultureInfo.InvariantCulture, "{0}: {1} of {2} {3}", what, kept, all, unit));
}
