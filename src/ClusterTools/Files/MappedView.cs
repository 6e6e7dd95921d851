using System.IO.MemoryMappedFiles;

namespace ClusterTools.Files;

/// <summary>A whole file mapped for reading.</summary>
/// <remarks>Readers get spans over the mapping, which the garbage collector does not know of. So the mapping outlives its owner by a while: a reader that is still
/// on its last span when nothing else holds the owner any more must not find the memory gone. A file must not be cut shorter while it is mapped: reading what was
/// there ends the process. (Files that are replaced as a whole, as this engine does it, keep their old content for those who have them mapped.)</remarks>
internal sealed unsafe class MappedView
{
    private const int GraceMilliseconds = 60_000;

    // A scan of a large file would otherwise keep all of it resident, as far as there is memory.
    private const long ResidentBudget = 256L << 20;

    private readonly MemoryMappedViewAccessor _accessor;
    private readonly byte* _start;
    private long _touched;
    private int? _unreachableSince;

    /// <summary>Maps a file.</summary>
    /// <exception cref="IOException">There is no room for it among the process's addresses.</exception>
    public MappedView(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        Length = stream.Length;
        if (IntPtr.Size == 4 && Length > int.MaxValue)
            throw new IOException(string.Format(SR.MapNeeds64Bits, path));
        using var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _accessor = file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _accessor.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    ~MappedView()
    {
        int now = Environment.TickCount;
        _unreachableSince ??= now;
        if (unchecked(now - _unreachableSince.Value) < GraceMilliseconds && !Environment.HasShutdownStarted)
        {
            GC.ReRegisterForFinalize(this);
            return;
        }

        if (_start is not null)
            _accessor.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    /// <summary>The bytes of the file.</summary>
    public long Length { get; }

    /// <summary>A run of elements of the file. It stays valid as long as this object is reachable, and a minute longer.</summary>
    public ReadOnlySpan<T> Read<T>(long offset, int count)
        where T : unmanaged
    {
        long bytes = (long)count * sizeof(T);
        if (offset < 0 || count < 0 || offset > Length - bytes)
            throw new ArgumentOutOfRangeException(nameof(offset));
        if (Length > 2 * ResidentBudget && Interlocked.Add(ref _touched, bytes) > ResidentBudget)
        {
            Interlocked.Exchange(ref _touched, bytes);
            ResidentPages.Drop(_start, Length);
        }

        return new ReadOnlySpan<T>(_start + offset, count);
    }
}
