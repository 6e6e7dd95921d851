using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;

namespace ClusterTools.Formats.Records;

/// <summary>A store whose values stay in a file and are read in pieces as needed, so that they may exceed memory.</summary>
/// <remarks>
/// <para>Pieces are read at their places into a buffer of each thread. A mapping of the file would spare the copy, but its pages count as the process's memory, and a file that is cut
/// short while it is mapped ends the process; here that is an error like any other. The system's file cache keeps what is read again and again.</para>
/// <para>What <see cref="GetBytes"/> returns holds until the thread's next call of any method.</para>
/// </remarks>
internal sealed class FileSeriesStore : SeriesStore
{
    // Sequential reads fetch this much at a time.
    private const int WindowBytes = 1 << 18;
    private const int LargestGap = WindowBytes / 4;

    private readonly PositionalFile _file;
    private readonly long _offset;
    private readonly long _bytes;
    private readonly ThreadLocal<Window> _windows = new(() => new Window());

    private FileSeriesStore(PositionalFile file, long offset, ElementType type, int count, int length)
        : base(type, count, length)
    {
        _file = file;
        _offset = offset;
        _bytes = (long)count * length * type.Size();
    }

    /// <summary>Opens records that are stored contiguously in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="element">How its values are written.</param>
    /// <param name="offset">The byte of the first of them.</param>
    /// <param name="layout">Records and values.</param>
    /// <param name="skip">Has to be 0: such records have no gaps.</param>
    /// <exception cref="ArgumentException">The values are not written as this machine and a set of series have them.</exception>
    public static FileSeriesStore Open(string path, StoredElement element, long offset, SeriesLayout layout, int skip)
    {
        if (skip != 0)
            throw new ArgumentException(string.Format(SR.MapSkip, path), nameof(skip));
        if (!element.IsNative || element.Type.ForSeries() != element.Type)
            throw new ArgumentException(string.Format(SR.MapType, path, element.Type), nameof(element));
        return new FileSeriesStore(new PositionalFile(path), offset, element.Type, (int)layout.Count, (int)layout.Length);
    }

    internal override bool IsInFile => true;

    public override ReadOnlySpan<float> ReadTile(int first, int count, Span<float> scratch) => Read(first, count, scratch);

    public override ReadOnlySpan<double> ReadTile(int first, int count, Span<double> scratch) => Read(first, count, scratch);

    /// <exception cref="IOException">The file cannot be read, or has become shorter.</exception>
    public override ReadOnlySpan<byte> GetBytes(int first, int count)
    {
        // Bytes may follow the records in the file.
        if (first < 0 || count < 0 || first > Count - count)
            throw new ArgumentOutOfRangeException(nameof(first));
        int size = Length * ElementType.Size();
        long start = (long)first * size;
        int wanted = checked(count * size);
        var window = _windows.Value!;
        if (start < window.Start || start + wanted > window.Start + window.Filled)
            Fill(window, start, wanted);
        window.Next = start + wanted;
        return window.Bytes.AsSpan((int)(start - window.Start), wanted);
    }

    private ReadOnlySpan<T> Read<T>(int first, int count, Span<T> scratch)
        where T : unmanaged
    {
        scratch = scratch.Slice(0, checked(count * Length));
        Widen.FromStored(ElementType, GetBytes(first, count), scratch);
        return scratch;
    }

    private void Fill(Window window, long start, int wanted)
    {
        bool inOrder = start >= window.Next && start - window.Next <= LargestGap;
        int length = inOrder && wanted < WindowBytes ? (int)Math.Min(WindowBytes, _bytes - start) : wanted;
        if (window.Bytes.Length < length)
            window.Bytes = new byte[length];

        // Nothing of before is left if the read fails halfway.
        window.Filled = 0;
        try
        {
            _file.ReadExactly(_offset + start, window.Bytes.AsSpan(0, length));
        }
        catch (EndOfStreamException e)
        {
            throw new IOException(string.Format(SR.SeriesFileCutShort, _file.Path, e.Message), e);
        }

        window.Start = start;
        window.Filled = length;
    }

    private sealed class Window
    {
        public byte[] Bytes { get; set; } = [];

        public long Start { get; set; }

        public int Filled { get; set; }

        // Where the last request ended.
        public long Next { get; set; }
    }
}
