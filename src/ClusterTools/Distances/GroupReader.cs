using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Distances;

/// <summary>Receives a group of records in their store's memory layout.</summary>
/// <param name="source">The records.</param>
/// <param name="first">The index of the first record.</param>
internal delegate void GroupCallback(in GroupSource source, int first);

/// <summary>Reads groups of records: from the store's own memory, or L2-normalised copies. For one worker.</summary>
internal sealed unsafe class GroupReader(RecordSource records, Centring centring)
{
    private readonly double[] _values = new double[records.IsNormalized ? RecordGroup.Size * records.Length : 0];

    /// <summary>Passes a group to a callback.</summary>
    public void Read(int first, int count, GroupCallback take)
    {
        if (records.IsNormalized)
        {
            records.Read(first, count, _values);
            Give(_values, 0, count, first, take);
            return;
        }

        fixed (byte* rows = records.Store.GetBytes(first, count))
            Give(rows, records.Store.ElementType, count, first, take);
    }

    /// <summary>A record of the last group read, in double.</summary>
    /// <param name="first">The index of the group's first record.</param>
    /// <param name="row">The record's row in the group.</param>
    /// <param name="scratch">A buffer for one record.</param>
    public ReadOnlySpan<double> Record(int first, int row, double[] scratch) => records.IsNormalized
        ? _values.AsSpan(row * records.Length, records.Length)
        : records.Read(first + row, 1, scratch);

    /// <summary>Passes a group of records of any element type, held by the caller, to a callback.</summary>
    /// <param name="rows">The records, contiguous.</param>
    /// <param name="type">The element type.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="first">The index to report for the first record.</param>
    /// <param name="take">The callback.</param>
    public void Give(byte[] rows, ElementType type, int count, int first, GroupCallback take)
    {
        fixed (byte* start = rows)
            Give(start, type, count, first, take);
    }

    /// <summary>Passes a group of records in double, held by the caller, to a callback.</summary>
    /// <param name="values">The records, contiguous.</param>
    /// <param name="place">The first record of the group.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="first">The index to report for the first record.</param>
    /// <param name="take">The callback.</param>
    public void Give(double[] values, int place, int count, int first, GroupCallback take)
    {
        fixed (double* rows = &values[place * records.Length])
            Give((byte*)rows, ElementType.Float64, count, first, take);
    }

    private void Give(byte* rows, ElementType type, int count, int first, GroupCallback take)
    {
        fixed (float* point = centring.ScaledPoint)
            take(new GroupSource { Rows = rows, Type = type, Count = count, Columns = records.Length, Point = point, Scale = centring.Scale }, first);
    }
}
