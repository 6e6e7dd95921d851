namespace ClusterTools.Files;

/// <summary>Writes folders atomically, whole or not at all: to a temporary folder next to the target, then renamed.</summary>
internal static class WholeFolder
{
    /// <summary>Writes a folder through <paramref name="write"/>.</summary>
    /// <param name="path">The folder to write.</param>
    /// <param name="overwrite">Whether an existing folder is replaced.</param>
    /// <param name="isOwnFile">Whether a file of this name may be deleted when a folder is replaced. A folder that contains any other file is never replaced.</param>
    /// <param name="write">Writes the files to the folder whose path it receives; if it throws, nothing is left behind.</param>
    /// <exception cref="IOException">The folder exists and may not be replaced, its parent is missing, or writing failed.</exception>
    public static void Write(string path, bool overwrite, Func<string, bool> isOwnFile, Action<string> write)
    {
        string target = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        RequireWritable(target, overwrite, isOwnFile);
        string parent = Path.GetDirectoryName(target)!;
        string temporary = Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            WholeFile.Allowed(target, () => Directory.CreateDirectory(temporary));
            write(temporary);
            Replace(temporary, target);
        }
        catch
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    /// <summary>Checks in advance that a folder can be written at a path.</summary>
    /// <exception cref="IOException">It cannot be written; the message says why and what to do.</exception>
    public static void RequireWritable(string path, bool overwrite, Func<string, bool> isOwnFile)
    {
        string target = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        if (File.Exists(target))
            throw new IOException(string.Format(SR.TargetIsFile, path));
        if (Path.GetDirectoryName(target) is not { } parent || !Directory.Exists(parent))
            throw new IOException(string.Format(SR.TargetFolderMissing, Path.GetDirectoryName(target)));
        if (!Directory.Exists(target))
            return;

        // Replacing an empty folder loses nothing, so it needs no permission.
        foreach (string entry in Directory.EnumerateFileSystemEntries(target))
        {
            if (!overwrite)
                throw new FileExistsException(path);
            if (Directory.Exists(entry) || !isOwnFile(Path.GetFileName(entry)))
                throw new IOException(string.Format(SR.FolderHoldsOther, path, Path.GetFileName(entry)));
        }
    }

    private static void Replace(string temporary, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }

        // No system swaps two folders in one portable step: the old one is kept under another name until the new one is in place.
        string old = $"{temporary}.old";
        Directory.Move(target, old);
        try
        {
            Directory.Move(temporary, target);
        }
        catch
        {
            Directory.Move(old, target);
            throw;
        }

        Directory.Delete(old, recursive: true);
    }
}
