using System.Security;

namespace ClusterTools.Formats.Stacks;

/// <summary>One file of the list: what to read from it, and the outcome.</summary>
internal sealed class FileSlot(string path)
{
    private int _failurePage = int.MaxValue;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>The file, while it is open between two steps; otherwise null.</summary>
    public ImageSource? Source { get; set; }

    /// <summary>The frames of this file to leave out at its beginning.</summary>
    public int SkippedFrames { get; set; }

    /// <summary>The most frames to take after them.</summary>
    public int FrameLimit { get; set; } = int.MaxValue;

    /// <summary>Whether anything of this file is still to be read.</summary>
    public bool IsWanted => FrameLimit > 0 && Failure is null;

    /// <summary>The first page to decode.</summary>
    public int FirstPage { get; set; }

    /// <summary>The pages to decode.</summary>
    public int PageCount { get; set; }

    /// <summary>Where the pages go: page i into plane (<see cref="FirstPlane"/> + i) counted over these frames.</summary>
    public FrameBuffer[] Frames { get; set; } = [];

    /// <summary>The plane of the first frame that the first page goes to.</summary>
    public int FirstPlane { get; set; }

    /// <summary>Pages after the last whole frame.</summary>
    public int DroppedPages { get; set; }

    /// <summary>The warnings of the decoder.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; set; } = [];

    /// <summary>Why the file is left out; null while it is not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether an error concerns one file only, so that reading continues with the others.</summary>
    public static bool IsFileError(Exception error) => error is not (OperationCanceledException or OutOfMemoryException);

    /// <summary>Whether decoding <paramref name="page"/> is pointless, because an earlier page failed.</summary>
    public bool FailedBefore(int page) => Volatile.Read(ref _failurePage) < page;

    /// <summary>Notes that the file is left out. If several pages fail, the error of the first page is kept, whichever thread was faster.</summary>
    public void Fail(Exception error, int page = -1)
    {
        lock (this)
        {
            if (Failure is not null && _failurePage <= page)
                return;
            _failurePage = page;
            // A decoder's slip must not end the whole import, nor reach the user as a bare runtime message.
            Failure = error is IOException or UnauthorizedAccessException or InvalidDataException or SecurityException
                ? error
                : new ImageFormatException(path, string.Format(SR.DecoderFailed, error.Message), page < 0 ? null : page, innerException: error);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Close()
    {
        Source?.Dispose();
        Source = null;
    }
}
