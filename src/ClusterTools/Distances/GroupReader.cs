using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Distances;

/// <summary>Takes a group of records as they lie in memory.</summary>
/// <param name="source">The records.</param>
/// <param name="first">The number of the first.</param>
internal delegate void GroupTaker(in GroupSource source, int first);

/// <summary>Hands out groups of records: the store's own memory, or records brought to length 1. For one worker.</summary>
internal sealed unsafe class GroupReader(RecordSource records, Centring centring)
{
    private readonly double[] _values = new double[records.IsNormalized ? RecordGroup.Size * records.Length : 0];

    /// <summary>Hands out a group.</summary>
    public void Read(int first, int count, GroupTaker take)
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

    /// <summary>A record of the group that was read last, in double.</summary>
    /// <param name="first">The first of the group.</param>
    /// <param name="row">Its place in the group.</param>
    /// <param name="scratch">Room for one record.</param>
    public ReadOnlySpan<double> Record(int first, int row, double[] scratch) => records.IsNormalized
        ? _values.AsSpan(row * records.Length, records.Length)
        : records.Read(first + row, 1, scratch);

    /// <summary>Hands out a group of records of any type that a caller holds.</summary>
    /// <param name="rows">Records, one after the other.</param>
    /// <param name="type">The type of their values.</param>
    /// <param name="count">How many.</param>
    /// <param name="first">The number to give to the first.</param>
    /// <param name="take">Takes them.</param>
    public void Give(byte[] rows, ElementType type, int count, int first, GroupTaker take)
    {
        fixed (byte* start = rows)
            Give(start, type, count, first, take);
    }

    /// <summary>Hands out a group of records in double that a caller holds.</summary>
    /// <param name="values">Records, one after the other.</param>
    /// <param name="place">The first of the group.</param>
    /// <param name="count">How many.</param>
    /// <param name="first">The number to give to the first.</param>
    /// <param name="take">Takes them.</param>
    public void Give(double[] values, int place, int count, int first, GroupTaker take)
    {
        fixed (double* rows = &values[place * records.Length])
            Give((byte*)rows, ElementType.Float64, count, first, take);
    }

    private void Give(byte* rows, ElementType type, int count, int first, GroupTaker take)
    {
        fixed (float* point = centring.ScaledPoint)
            take(new GroupSource { Rows = rows, Type = type, Count = count, Columns = records.Length, Point = point, Scale = centring.Scale }, first);
    }
}
