namespace ClusterTools.Formats.Gif;

/// <summary>One frame: where it lies, its colours and where its data begin.</summary>
/// <param name="X">The first column on the canvas.</param>
/// <param name="Y">The first row on the canvas.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Interlaced">Whether rows come in four passes.</param>
/// <param name="Palette">Red, green, blue of each entry.</param>
/// <param name="Transparent">The entry that leaves the canvas unchanged; −1 for none.</param>
/// <param name="Disposal">What happens to the canvas after the frame.</param>
/// <param name="DataOffset">Where its data begin.</param>
internal sealed record GifFrame(
    int X, int Y, int Width, int Height, bool Interlaced, byte[] Palette, int Transparent, GifDisposal Disposal, long DataOffset);
