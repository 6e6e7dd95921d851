using ClusterTools.Formats;

namespace ClusterTools.Decoder.Test;

/// <summary>Pictures whose file is the text ONECOLOR and a byte, which all their pixels have.</summary>
public sealed class OneColorDecoder : IImageDecoder
{
    public string Name => "one colour";

    public IReadOnlyList<string> Extensions { get; } = [".one"];

    public bool Recognizes(ReadOnlySpan<byte> header) => header.StartsWith("ONECOLOR"u8);

    public ImageSource Open(string path, ImageReadOptions options) => OneColorSource.Create(path);
}
