namespace ClusterTools.Formats.Tiff.Directories;

/// <summary>The tags that the decoder looks at and the encoder writes (TIFF 6.0, its supplements, and those of private use).</summary>
internal enum TiffTag : ushort
{
    NewSubfileType = 254,
    SubfileType = 255,
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Compression = 259,
    PhotometricInterpretation = 262,
    FillOrder = 266,
    ImageDescription = 270,
    StripOffsets = 273,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    StripByteCounts = 279,
    PlanarConfiguration = 284,
    Predictor = 317,
    ColorMap = 320,
    TileWidth = 322,
    TileLength = 323,
    TileOffsets = 324,
    TileByteCounts = 325,
    ExtraSamples = 338,
    SampleFormat = 339,
    ImageDepth = 32997,
    MetaMorphPlanes = 33629,
}
