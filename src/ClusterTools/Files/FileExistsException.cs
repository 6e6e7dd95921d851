namespace ClusterTools.Files;

/// <summary>The exception for a file or folder that already exists and may not be replaced.</summary>
public sealed class FileExistsException : IOException
{
    /// <summary>Creates the exception for a path.</summary>
    /// <param name="path">The existing file or folder.</param>
    public FileExistsException(string path)
        : base(string.Format(SR.FileExists, path))
    {
        Path = path;
    }

    /// <summary>The existing file or folder.</summary>
    public string Path { get; }
}
