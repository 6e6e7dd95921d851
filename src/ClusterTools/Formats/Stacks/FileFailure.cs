namespace ClusterTools.Formats.Stacks;

/// <summary>A file that could not be read, and why.</summary>
/// <param name="Path">The file, as the caller named it.</param>
/// <param name="Exception">What is wrong; its message names the file.</param>
public sealed record FileFailure(string Path, Exception Exception)
{
    /// <inheritdoc/>
    public override string ToString() => Exception.Message;
}
