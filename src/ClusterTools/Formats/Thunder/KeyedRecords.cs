using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Records;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Thunder;

/// <summary>The records of Thunder 0.6: each begins with its place on the grid (row, column, plane, from 0), and they may come in any order.</summary>
/// <remarks>They are read twice: first the keys, which give the order, then the values.</remarks>
internal sealed class KeyedRecords
{
    private const int MaximumKeys = 3;
    private const int ChunkBytes = 1 << 20;

    private readonly string _path;
    private readonly List<string> _files;
    private readonly StoredElement _key;
    private readonly SeriesElement _value;
    private readonly long[] _sizes;
    private readonly GridShape _grid;
    private readonly long _valueCount;
    private readonly long _recordBytes;
    private readonly long _count;

    /// <summary>Checks what can be checked before any record is read.</summary>
    public KeyedRecords(string path, ThunderConfig config, List<string> files)
    {
        _path = path;
        _files = files;
        _key = config.KeyType;
        _value = new SeriesElement(config.ValueType);
        _sizes = config.Shape;
        _valueCount = config.ValueCount;
        if (config.KeyCount > MaximumKeys || _sizes.Length != config.KeyCount || _key.Type.IsFloat())
            throw config.Error(string.Format(SR.ThunderKeysUnsupported, MaximumKeys));
        _grid = new GridShape((int)(_sizes.Length > 2 ? _sizes[2] : 1), (int)_sizes[0], (int)(_sizes.Length > 1 ? _sizes[1] : 1));
        if ((double)_grid.Planes * _grid.Rows * _grid.Columns > int.MaxValue)
            throw config.Error(string.Format(SR.ThunderGridTooLarge, _grid, int.MaxValue));
        _recordBytes = checked((_sizes.Length * _key.Size) + (_valueCount * _value.Stored.Size));
        foreach (string file in files)
        {
            long length = new FileInfo(file).Length;
            if (length % _recordBytes != 0)
                throw new ImageFormatException(file, string.Format(SR.ThunderRecordsNotWhole, length, _recordBytes));
            _count += length / _recordBytes;
        }

        if (_count == 0 || _count > _grid.Count)
            throw new InvalidDataException(string.Format(SR.ThunderRecordCount, path, _count, _grid.Count));
    }

    /// <summary>Reads the set, its records in the order of their places.</summary>
    public SeriesSet Read(SeriesReadOptions options, ExecutionOptions execution)
    {
        if (options.MemoryMap)
            throw new ArgumentException(string.Format(SR.MapKeyed, _path), nameof(options));
        int length = new SeriesLayout(_count, _valueCount, null).LengthAfter(options.Skip);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityReadSeries, 2 * _count * _recordBytes);
        var positions = new int[_count];
        ForEachRecord(_sizes.Length * _key.Size, execution, progress, (record, keys, file) => positions[record] = PositionOf(keys, file));

        var order = new int[_count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(positions, order);
        RequireDistinct(positions);
        var ranks = new int[_count];
        for (int i = 0; i < order.Length; i++)
            ranks[order[i]] = i;

        var array = SeriesArray.Create(_path, _value.Type, _count, length);
        int lead = (_sizes.Length * _key.Size) + (options.Skip * _value.Stored.Size);
        ForEachRecord(checked((int)_recordBytes), execution, progress, (record, bytes, _) =>
            _value.Decode(bytes.Slice(lead), array.GetBytes((long)ranks[record] * length, length)));

        var store = array.ToStore();
        bool isComplete = _count == _grid.Count;
        return new SeriesSet(store, _grid, isComplete ? null : positions)
        {
            History = [ImportStep.Of(_path, store)],
            Warnings = isComplete ? [] : [new DataWarning("RecordsMissing", string.Format(SR.ThunderRecordsMissing, _path, _grid.Count - _count, _grid.Count))],
        };
    }

    private int PositionOf(ReadOnlySpan<byte> keys, string file)
    {
        Span<byte> native = stackalloc byte[MaximumKeys * sizeof(ulong)];
        Span<double> key = stackalloc double[MaximumKeys];
        _key.Decode(keys, native);
        ElementConvert.ToDouble(_key.Type, native, key.Slice(0, _sizes.Length));
        for (int i = 0; i < _sizes.Length; i++)
        {
            if (key[i] < 0 || key[i] >= _sizes[i])
                throw new ImageFormatException(file, string.Format(SR.ThunderKeyRange, i, key[i], _sizes[i] - 1));
        }

        return (int)((((key[2] * _grid.Rows) + key[0]) * _grid.Columns) + key[1]);
    }

    private void RequireDistinct(int[] sorted)
    {
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
                continue;
            int column = sorted[i] % _grid.Columns;
            int row = sorted[i] / _grid.Columns % _grid.Rows;
            int plane = sorted[i] / _grid.PlaneSize;
            throw new InvalidDataException(string.Format(SR.ThunderKeyTwice, _path, row, column, plane));
        }
    }

    private delegate void TakeRecord(int record, Span<byte> bytes, string file);

    /// <summary>Passes the first <paramref name="wanted"/> bytes of every record to <paramref name="take"/>.</summary>
    private void ForEachRecord(int wanted, ExecutionOptions execution, ProgressCounter progress, TakeRecord take)
    {
        var bytes = new byte[wanted];
        int record = 0;
        long sinceCheck = 0;
        foreach (string file in _files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            long inFile = stream.Length / _recordBytes;
            for (long i = 0; i < inFile && record < _count; i++, record++)
            {
                if (stream.ReadAtLeast(bytes, wanted, throwOnEndOfStream: false) < wanted)
                    throw new ImageFormatException(file, SR.FileShrank);
                if (wanted < _recordBytes)
                    stream.Seek(_recordBytes - wanted, SeekOrigin.Current);
                take(record, bytes, file);
                sinceCheck += _recordBytes;
                if (sinceCheck < ChunkBytes && record < _count - 1)
                    continue;
                execution.CancellationToken.ThrowIfCancellationRequested();
                progress.Add(sinceCheck);
                sinceCheck = 0;
            }
        }

        if (record < _count)
            throw new ImageFormatException(_path, SR.FileShrank);
    }
}
