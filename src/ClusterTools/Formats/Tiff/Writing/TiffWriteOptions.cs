using ClusterTools.Formats.Tiff.Compression;

namespace ClusterTools.Formats.Tiff.Writing;

/// <summary>How a TIFF is written.</summary>
public sealed record TiffWriteOptions
{
    /// <summary>How samples are packed (default <see cref="TiffCompression.Deflate"/>).</summary>
    public TiffCompression Compression { get; init => field = EnumGuard.RequireDefined(value, nameof(Compression)); } = TiffCompression.Deflate;

    /// <summary>Whether differences of neighbouring samples are packed rather than the samples themselves (default false): smaller files for smooth images. ImageJ and
    /// others read that for integers; for floating point fewer programs do. It has no effect unless the compression is LZW or Deflate.</summary>
    public bool Predictor { get; init; }
}
