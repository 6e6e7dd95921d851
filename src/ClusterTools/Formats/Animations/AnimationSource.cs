namespace ClusterTools.Formats.Animations;

/// <summary>An open animation: each frame as it is seen, on top of those before it.</summary>
/// <param name="createCanvas">Makes an empty canvas.</param>
internal sealed class AnimationSource(Func<FrameCanvas> createCanvas) : ImageSource
{
    // Threads ask for frames nearly in order; a few that were passed are kept, so that decoding never restarts.
    private const int KeptFrameCount = 8;

    private readonly object _lock = new();
    private readonly Dictionary<int, byte[]> _kept = [];
    private FrameCanvas? _canvas;

    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        lock (_lock)
        {
            if (_kept.TryGetValue(index, out byte[]? pixels))
            {
                pixels.CopyTo(destination);
                _kept.Remove(index);
                return;
            }

            try
            {
                Compose(index, cancellationToken);
                _canvas!.Pixels.CopyTo(destination);
            }
            catch (InvalidDataException e)
            {
                int frame = _canvas!.FrameCount;
                _canvas = null;
                throw new ImageFormatException(Path, e.Message, frame, innerException: e);
            }
            catch
            {
                // What is on the canvas is half a frame.
                _canvas = null;
                throw;
            }
        }
    }

    private void Compose(int index, CancellationToken cancellationToken)
    {
        if (_canvas is null || _canvas.FrameCount > index + 1)
            _canvas = createCanvas();
        if (_canvas.FrameCount == index + 1)
            return;
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 14);
        while (_canvas.FrameCount <= index)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _canvas.PutNext(file, cancellationToken);
            int put = _canvas.FrameCount - 1;
            if (put < index && put >= index - KeptFrameCount)
                _kept[put] = _canvas.Pixels.ToArray();
        }

        foreach (int old in _kept.Keys.Where(k => k < index - KeptFrameCount).ToArray())
            _kept.Remove(old);
    }
}
