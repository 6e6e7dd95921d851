namespace ClusterTools.Formats.Gif;

/// <summary>A frame that is ready to be written.</summary>
/// <param name="Palette">Red, green, blue of each entry: 2 to 256 of them, a power of two.</param>
/// <param name="Transparent">The entry that shows nothing; −1 for none.</param>
/// <param name="Data">The width of the codes and the sub-blocks, up to and with the one that ends them.</param>
internal sealed record GifEncodedFrame(byte[] Palette, int Transparent, ReadOnlyMemory<byte> Data);
