using ClusterTools.Distances;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Some records at equal steps, in double.</summary>
internal sealed class RecordSample
{
    /// <summary>The number of records in a sample.</summary>
    public const int Count = 1024;

    /// <param name="records">At least <see cref="Count"/> records.</param>
    /// <param name="execution">Threads, cancellation.</param>
    public RecordSample(RecordSource records, ExecutionOptions execution)
    {
        Length = records.Length;
        Values = new double[checked(Count * Length)];
        ChunkedParallel.For(Count, execution, (i, _) =>
        {
            var target = Values.AsSpan(i * Length, Length);
            var record = records.Read((int)((long)i * records.Count / Count), 1, target);
            if (record != target)
                record.CopyTo(target);
        });
    }

    /// <summary>Columns: values per record.</summary>
    public int Length { get; }

    /// <summary>The records, row-major.</summary>
    public double[] Values { get; }
}
