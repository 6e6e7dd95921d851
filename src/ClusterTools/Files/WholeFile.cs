namespace ClusterTools.Files;

/// <summary>Writes files that are whole or absent: to a temporary file in the target's folder, flushed to the disk, then renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes a file through <paramref name="write"/>.</summary>
    /// <param name="path">The file to make.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="write">Writes the content to the stream, which can seek; it may throw, and then nothing is left behind.</param>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, the folder is missing, or writing failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file system refuses.</exception>
    public static void Write(string path, bool overwrite, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string target = Path.GetFullPath(path);
        RequireWritable(target, overwrite);
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = Allowed(target, () => new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16)))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Allowed(target, () =>
            {
                FileReplace.Move(temporary, target, overwrite);
                return target;
            });
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Checks before any work that a file can be written where it is wanted.</summary>
    /// <exception cref="IOException">It cannot; the message says why and what to do.</exception>
    public static void RequireWritable(string path, bool overwrite)
    {
        string target = Path.GetFullPath(path);
        if (Directory.Exists(target))
            throw new IOException(string.Format(SR.TargetIsFolder, path));
        if (!overwrite && File.Exists(target))
            throw new FileExistsException(path);
        if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder))
            throw new IOException(string.Format(SR.TargetFolderMissing, Path.GetDirectoryName(target)));
    }

    /// <summary>Takes a step of writing. A refusal speaks of the target, not of a temporary name that nobody has asked for.</summary>
    internal static T Allowed<T>(string target, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException(string.Format(SR.TargetAccessDenied, target), e);
        }
    }
}
