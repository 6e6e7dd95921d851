namespace ClusterTools.Files;

/// <summary>A file or folder is there already and may not be replaced.</summary>
public sealed class FileExistsException : IOException
{
    /// <summary>Names the file.</summary>
    /// <param name="path">The file or folder that is there.</param>
    public FileExistsException(string path)
        : base(string.Format(SR.FileExists, path))
    {
        Path = path;
    }

    /// <summary>The file or folder that is there.</summary>
    public string Path { get; }
}
