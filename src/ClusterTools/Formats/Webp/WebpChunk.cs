namespace ClusterTools.Formats.Webp;

/// <summary>A chunk of a file: where its content lies.</summary>
/// <param name="Type">Its four characters, the first in the lowest byte.</param>
/// <param name="Offset">Where its content begins.</param>
/// <param name="Length">The bytes of its content, without the one that may fill it up.</param>
internal readonly record struct WebpChunk(uint Type, long Offset, int Length)
{
    /// <summary>The offset of the chunk that follows.</summary>
    public long End => Offset + Length + (Length & 1);
}
