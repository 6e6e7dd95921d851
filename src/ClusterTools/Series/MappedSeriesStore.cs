using ClusterTools.Files;
using ClusterTools.Formats;
using ClusterTools.Numerics;

namespace ClusterTools.Series;

/// <summary>A store whose values stay in a file and are mapped into memory page by page as they are read, so that they may be more than memory holds.</summary>
internal sealed class MappedSeriesStore : SeriesStore
{
    private readonly MappedView _view;
    private readonly long _offset;

    private MappedSeriesStore(MappedView view, long offset, ElementType type, int count, int length)
        : base(type, count, length)
    {
        _view = view;
        _offset = offset;
    }

    /// <summary>Maps records that lie one after the other in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="element">How its values are written.</param>
    /// <param name="offset">The byte of the first of them.</param>
    /// <param name="layout">Records and values.</param>
    /// <param name="skip">Has to be 0: mapped records have no gaps.</param>
    /// <exception cref="ArgumentException">The values are not written as this machine and a set of series have them.</exception>
    public static MappedSeriesStore Open(string path, StoredElement element, long offset, SeriesLayout layout, int skip)
    {
        if (skip != 0)
            throw new ArgumentException(string.Format(SR.MapSkip, path), nameof(skip));
        if (!element.IsNative || element.Type.ForSeries() != element.Type)
            throw new ArgumentException(string.Format(SR.MapType, path, element.Type), nameof(element));
        return new MappedSeriesStore(new MappedView(path), offset, element.Type, (int)layout.Count, (int)layout.Length);
    }

    public override ReadOnlySpan<float> ReadTile(int first, int count, Span<float> scratch)
    {
        if (ElementType == ElementType.Float32)
            return Values<float>(first, count);
        scratch = scratch.Slice(0, checked(count * Length));
        switch (ElementType)
        {
            case ElementType.UInt8:
                Widen.ToSingle(Values<byte>(first, count), scratch);
                break;
            case ElementType.UInt16:
                Widen.ToSingle(Values<ushort>(first, count), scratch);
                break;
            case ElementType.Int16:
                Widen.ToSingle(Values<short>(first, count), scratch);
                break;
            default:
                Widen.ToSingle(Values<double>(first, count), scratch);
                break;
        }

        return scratch;
    }

    public override ReadOnlySpan<double> ReadTile(int first, int count, Span<double> scratch)
    {
        if (ElementType == ElementType.Float64)
            return Values<double>(first, count);
        scratch = scratch.Slice(0, checked(count * Length));
        switch (ElementType)
        {
            case ElementType.UInt8:
                Widen.ToDouble(Values<byte>(first, count), scratch);
                break;
            case ElementType.UInt16:
                Widen.ToDouble(Values<ushort>(first, count), scratch);
                break;
            case ElementType.Int16:
                Widen.ToDouble(Values<short>(first, count), scratch);
                break;
            default:
                Widen.ToDouble(Values<float>(first, count), scratch);
                break;
        }

        return scratch;
    }

    public override ReadOnlySpan<byte> GetBytes(int first, int count)
    {
        int size = ElementType.Size();
        RequireRecords(first, count);
        return _view.Read<byte>(_offset + ((long)first * Length * size), checked(count * Length * size));
    }

    private ReadOnlySpan<T> Values<T>(int first, int count)
        where T : unmanaged
    {
        RequireRecords(first, count);
        return _view.Read<T>(_offset + ((long)first * Length * ElementType.Size()), checked(count * Length));
    }

    // Bytes may follow the records in the file.
    private void RequireRecords(int first, int count)
    {
        if (first < 0 || count < 0 || first > Count - count)
            throw new ArgumentOutOfRangeException(nameof(first));
    }
}
