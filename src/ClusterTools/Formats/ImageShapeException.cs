namespace ClusterTools.Formats;

/// <summary>A file is sound, but its images are of another shape or type than those it was to join.</summary>
public sealed class ImageShapeException : ImageFormatException
{
    /// <summary>Describes the difference.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What was found and what was expected, as a sentence without the file's name.</param>
    public ImageShapeException(string path, string reason)
        : base(path, reason)
    {
    }
}
