using ClusterTools.Formats.Orientations;

namespace ClusterTools.Formats.Webp;

/// <summary>What a file holds.</summary>
/// <param name="Width">Columns of the canvas.</param>
/// <param name="Height">Rows of the canvas.</param>
/// <param name="Frames">The frames; one, as large as the canvas, for a still picture.</param>
/// <param name="Orientation">How the picture lies, by its EXIF block.</param>
internal sealed record WebpContent(int Width, int Height, IReadOnlyList<WebpFrame> Frames, Orientation Orientation)
{
    /// <summary>Whether no pixel of any frame can be seen through.</summary>
    public bool IsOpaque
    {
        get
        {
            var first = Frames[0];
            if (first.HasAlpha || first.Width < Width || first.Height < Height)
                return false;
            for (int i = 0; i < Frames.Count; i++)
            {
                // Nothing follows the last frame, so clearing it afterwards is never visible.
                if ((Frames[i].Clears && i < Frames.Count - 1) || (Frames[i].HasAlpha && !Frames[i].Blends))
                    return false;
            }

            return true;
        }
    }
}
