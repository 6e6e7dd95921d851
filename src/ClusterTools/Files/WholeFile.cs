namespace ClusterTools.Files;

/// <summary>Writes files atomically, whole or not at all: to a temporary file in the target's folder, flushed to disk, then renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes a file through <paramref name="write"/>.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="write">Writes the content to a seekable stream; if it throws, no file is left behind.</param>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, the folder is missing, or writing failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file system denies access.</exception>
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

    /// <summary>Checks in advance that a file can be written at a path.</summary>
    /// <exception cref="IOException">It cannot be written; the message says why and what to do.</exception>
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

    /// <summary>Runs a step of writing. An access error then names the target, not a temporary file that the user never heard of.</summary>
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
