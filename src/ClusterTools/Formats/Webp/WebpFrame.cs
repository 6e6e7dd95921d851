namespace ClusterTools.Formats.Webp;

/// <summary>One frame: its position on the canvas, and its data.</summary>
/// <param name="X">The first column.</param>
/// <param name="Y">The first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="HasAlpha">Whether its pixels have opacity.</param>
/// <param name="Blends">Whether it is blended over the canvas by its opacity; otherwise it replaces the canvas.</param>
/// <param name="Clears">Whether its rectangle is emptied before the next frame.</param>
/// <param name="Alpha">The opacity of lossy data, where it is apart from them.</param>
/// <param name="Data">The data: lossy or lossless.</param>
internal sealed record WebpFrame(int X, int Y, int Width, int Height, bool HasAlpha, bool Blends, bool Clears, WebpChunk? Alpha, WebpChunk Data);
