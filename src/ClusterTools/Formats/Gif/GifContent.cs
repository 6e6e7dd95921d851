namespace ClusterTools.Formats.Gif;

/// <summary>What a file holds.</summary>
/// <param name="Width">Columns of the canvas.</param>
/// <param name="Height">Rows of the canvas.</param>
/// <param name="Frames">The complete frames.</param>
/// <param name="IsWhole">Whether the file ends as it should; otherwise there may have been more frames.</param>
internal sealed record GifContent(int Width, int Height, IReadOnlyList<GifFrame> Frames, bool IsWhole)
{
    /// <summary>Whether the first frame paints the whole canvas, and nothing empties any of it again.</summary>
    public bool IsOpaque
    {
        get
        {
            var first = Frames[0];
            if (first.Transparent >= 0 || first.X > 0 || first.Y > 0 || first.Width < Width || first.Height < Height)
                return false;
            // What the first frame puts back is the empty canvas.
            for (int i = 0; i < Frames.Count - 1; i++)
            {
                if (Frames[i].Disposal == GifDisposal.Clear || (i == 0 && Frames[i].Disposal == GifDisposal.Restore))
                    return false;
            }

            return true;
        }
    }
}
