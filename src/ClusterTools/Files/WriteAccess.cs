namespace ClusterTools.Files;

/// <summary>Checks in advance that the system lets files be made where a target will be, so that nobody waits for a result that cannot be kept.</summary>
public static class WriteAccess
{
    /// <summary>Requires that files can be made in the folder of a target or, where that will be made too, in the nearest folder above it that exists: makes an empty file there for a moment.</summary>
    /// <param name="target">The file or folder that will be written.</param>
    /// <exception cref="UnauthorizedAccessException">The file system denies access.</exception>
    /// <exception cref="IOException">The file system refuses, because it is read-only or full.</exception>
    public static void Require(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        string? folder = Path.GetFullPath(target);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        if (folder is null)
            return;
        WholeFile.Allowed(target, () =>
        {
            string probe = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
                return probe;
        });
    }
}
