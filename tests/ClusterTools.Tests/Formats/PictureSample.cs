using System.Security.Cryptography;

namespace ClusterTools.Tests.Formats;

/// <summary>A small file of another program, and what it decodes to.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Hash">The SHA-256 of all samples of all frames.</param>
/// <param name="Content">The file, in base 64.</param>
internal sealed record PictureSample(string Name, int Frames, int Height, int Width, int Channels, string Hash, string Content)
{
    public byte[] Bytes => Convert.FromBase64String(Content);

    /// <summary>Requires that what was decoded is what the other decoder has.</summary>
    public void RequireSame(DecodedFile file)
    {
        Assert.Equal((Frames, Height, Width, Channels), (file.Frames, file.Height, file.Width, file.Channels));
        Assert.Equal(Hash, Convert.ToHexString(SHA256.HashData(file.Bytes)).ToLowerInvariant());
    }
}
