using ClusterTools.Images;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Stacks;

/// <summary>One run of the reader over a list of files.</summary>
internal sealed class StackReading : IDisposable
{
    // With this many files per thread, whole files keep all threads busy, and each thread has only one file open at a time.
    private const int FilesPerThread = 4;
    private const int CountingBatch = 64;

    private readonly FileSlot[] _files;
    private readonly ImageStackReadOptions _options;
    private readonly ExecutionOptions _execution;
    private readonly Func<string, ImageReadOptions, ImageSource> _open;
    private readonly long _memory = MachineMemory.Bytes;
    private FileSlot _first = null!;
    private FrameShape _shape;
    private ChannelLayout _layout;
    private FileGroups? _groups;
    private long _plannedBytes;

    public StackReading(
        IReadOnlyList<string> files, ImageStackReadOptions options, ExecutionOptions execution, Func<string, ImageReadOptions, ImageSource> open)
    {
        _files = new FileSlot[files.Count];
        for (int i = 0; i < _files.Length; i++)
            _files[i] = new FileSlot(files[i]);
        _options = options;
        _execution = execution;
        _open = open;
    }

    public ImageStackReadResult Run()
    {
        if (!OpenFirstReadable())
            return new ImageStackReadResult(null, ReadingSummary.Failures(_files));
        if (_groups is not null)
            _groups.Assign(_files, _options);
        else if (_options.Skip > 0 || _options.First is not null)
            LimitFrames();
        if (_first is { FrameLimit: 0 })
            _first.Close();
        if (_groups is not null)
            Reserve((long)_groups.WantedCount * _shape.FrameBytes(_first.Path));

        var wanted = Array.FindAll(_files, f => f.IsWanted);
        if (wanted.Length >= FilesPerThread * _execution.EffectiveThreadCount)
            ReadWholeFiles(wanted);
        else
            ReadPages(wanted);
        return new ReadingSummary(_files, _groups, _shape, _layout).Result();
    }

    public void Dispose()
    {
        foreach (var file in _files)
            file.Close();
    }

    /// <summary>Opens files in their order up to the first that can be: it decides the shape.</summary>
    private bool OpenFirstReadable()
    {
        foreach (var file in _files)
        {
            _execution.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                var source = _open(file.Path, _options.Limits);
                file.Source = source;
                int pages = PageCount(source);
                if (pages == 1 && _options.PlaneCount is > 1)
                    _groups = new FileGroups(_options.PlaneCount.Value);
                _shape = FrameShape.Of(source, _options.PlaneCount ?? source.PlaneCount);
                _shape.FrameBytes(file.Path);
                _layout = source.ChannelLayout;
                if (_groups is null)
                    CountFrames(file, source);
                _first = file;
                return true;
            }
            catch (Exception e) when (FileSlot.IsFileError(e))
            {
                _groups = null;
                file.Fail(e);
                file.Close();
            }
        }

        return false;
    }

    /// <summary>Finds the frames that skip and first leave of each file. Files beyond the last of them are not opened.</summary>
    private void LimitFrames()
    {
        long from = _options.Skip;
        long to = _options.First is { } count ? from + count : long.MaxValue;
        long position = 0;
        int file = 0;
        while (file < _files.Length && (position < from || (to < long.MaxValue && position < to)))
        {
            int start = file;
            var frames = new int[Math.Min(CountingBatch, _files.Length - start)];
            ChunkedParallel.For(frames.Length, _execution, (i, _) => frames[i] = CountFrames(_files[start + i]));
            for (int i = 0; i < frames.Length; i++, file++)
            {
                long skipped = Math.Min(frames[i], Math.Max(0, from - position));
                _files[file].SkippedFrames = (int)skipped;
                _files[file].FrameLimit = (int)Math.Max(0, Math.Min(frames[i] - skipped, to - position - skipped));
                position += frames[i];
            }
        }

        // Where all frames to the end are requested, the files that were not counted are read completely.
        for (; to < long.MaxValue && file < _files.Length; file++)
            _files[file].FrameLimit = 0;
        if (position <= from && file == _files.Length && !Array.Exists(_files, f => f.IsWanted))
            throw new ArgumentOutOfRangeException(nameof(ImageStackReadOptions.Skip), string.Format(SR.SkipTooLarge, from, position));
    }

    /// <summary>The frames of a file, which is opened and closed for that; 0 for a file that fails.</summary>
    private int CountFrames(FileSlot file)
    {
        if (file.Failure is not null)
            return 0;
        try
        {
            if (file.Source is { } opened)
                return CountFrames(file, opened);
            using var source = _open(file.Path, _options.Limits);
            return CountFrames(file, source);
        }
        catch (Exception e) when (FileSlot.IsFileError(e))
        {
            file.Fail(e);
            return 0;
        }
    }

    /// <summary>The frames of an open file, if they are of the common shape.</summary>
    private int CountFrames(FileSlot file, ImageSource source)
    {
        int pages = PageCount(source);
        int planes = _options.PlaneCount ?? source.PlaneCount;
        if (FrameShape.Of(source, planes) != _shape)
            throw new ImageShapeException(file.Path, string.Format(SR.ShapeDiffers, FrameShape.Of(source, planes), _shape, _first.Path));
        int frames = pages / planes;
        file.DroppedPages = pages - (frames * planes);
        if (frames == 0 || (file.DroppedPages > 0 && !_options.DiscardRemainder))
            throw new ImageFormatException(file.Path, string.Format(frames == 0 ? SR.TooFewPages : SR.PagesNotDivisible, pages, planes));
        return frames;
    }

    /// <summary>Opens a file, unless it is, and lays out which of its pages go where.</summary>
    private void Open(FileSlot file)
    {
        var source = file.Source ??= _open(file.Path, _options.Limits);
        file.Warnings = source.Warnings;
        if (_groups is not null)
        {
            var single = _shape with { Grid = _shape.Grid with { Planes = 1 } };
            if (PageCount(source) != 1 || FrameShape.Of(source, 1) != single)
                throw new ImageShapeException(file.Path, string.Format(SR.ShapeDiffers, FrameShape.Of(source, PageCount(source)), single, _first.Path));
            file.PageCount = 1;
            return;
        }

        int available = CountFrames(file, source) - file.SkippedFrames;
        int frames = Math.Min(available, file.FrameLimit);
        if (frames < available)
            file.DroppedPages = 0;
        Reserve((long)frames * _shape.FrameBytes(file.Path));
        file.FirstPage = file.SkippedFrames * _shape.Grid.Planes;
        file.PageCount = frames * _shape.Grid.Planes;
        file.Frames = new FrameBuffer[frames];
        for (int i = 0; i < frames; i++)
            file.Frames[i] = new FrameBuffer();
    }

    private void ReadWholeFiles(FileSlot[] files)
    {
        var progress = new ProgressCounter(_execution.Progress, SR.ActivityReadImages, files.Length);
        ChunkedParallel.For(files.Length, _execution, (i, _) =>
        {
            var file = files[i];
            int page = -1;
            try
            {
                Open(file);
                for (page = 0; page < file.PageCount; page++)
                    ReadPage(file, page);
            }
            catch (Exception e) when (FileSlot.IsFileError(e))
            {
                file.Fail(e, page);
            }
            finally
            {
                file.Close();
            }

            progress.Add();
        });
    }

    private void ReadPages(FileSlot[] files)
    {
        ChunkedParallel.For(files.Length, _execution, (i, _) =>
        {
            try
            {
                Open(files[i]);
            }
            catch (Exception e) when (FileSlot.IsFileError(e))
            {
                files[i].Fail(e);
                files[i].PageCount = 0;
            }
        });

        var ends = new int[files.Length];
        int total = 0;
        for (int i = 0; i < files.Length; i++)
            ends[i] = total = checked(total + files[i].PageCount);
        var progress = new ProgressCounter(_execution.Progress, SR.ActivityReadImages, total);
        ChunkedParallel.For(total, _execution, (chunk, _) =>
        {
            int i = 0;
            while (chunk >= ends[i])
                i++;
            var file = files[i];
            int page = chunk - (ends[i] - file.PageCount);
            try
            {
                if (!file.FailedBefore(page))
                    ReadPage(file, page);
            }
            catch (Exception e) when (FileSlot.IsFileError(e))
            {
                file.Fail(e, page);
            }

            progress.Add();
        });
    }

    /// <summary>Decodes one page straight into its plane.</summary>
    private void ReadPage(FileSlot file, int page)
    {
        var token = _execution.CancellationToken;
        token.ThrowIfCancellationRequested();
        int plane = file.FirstPlane + page;
        byte[] frame = file.Frames[plane / _shape.Grid.Planes].Allocate(_shape.FrameBytes(file.Path));
        int bytes = _shape.PlaneBytes;
        file.Source!.ReadPlane(file.FirstPage + page, frame.AsSpan(plane % _shape.Grid.Planes * bytes, bytes), token);
    }

    /// <summary>Adds to the memory that will be needed, and fails before more is allocated than is available.</summary>
    private void Reserve(long bytes)
    {
        long planned = Interlocked.Add(ref _plannedBytes, bytes);
        if (planned > _memory)
            throw new InsufficientMemoryException(string.Format(SR.StackTooLarge, planned >> 20, _memory >> 20));
    }

    private static int PageCount(ImageSource source)
    {
        long pages = (long)source.FrameCount * source.PlaneCount;
        return pages is > 0 and <= int.MaxValue
            ? (int)pages
            : throw new ImageFormatException(source.Path, string.Format(SR.PageCountInvalid, pages));
    }
}
