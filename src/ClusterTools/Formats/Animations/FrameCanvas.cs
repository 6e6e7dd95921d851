namespace ClusterTools.Formats.Animations;

/// <summary>The canvas of an animation, on which frames are drawn in sequence, each as its format specifies.</summary>
internal abstract class FrameCanvas
{
    /// <summary>The number of frames drawn; the canvas shows the last of them.</summary>
    public int FrameCount { get; protected set; }

    /// <summary>What is seen: RGB, or RGBA with 0 everywhere where nothing is painted.</summary>
    public abstract ReadOnlySpan<byte> Pixels { get; }

    /// <summary>Draws the next frame.</summary>
    /// <exception cref="InvalidDataException">Its data are damaged.</exception>
    public abstract void PutNext(Stream file, CancellationToken cancellationToken);
}
