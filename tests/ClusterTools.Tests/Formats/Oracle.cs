using System.Security.Cryptography;
using System.Text.Json;
using ClusterTools.Formats;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats;

/// <summary>Holds decoded files against the oracle of the shared sample images.</summary>
internal static class Oracle
{
    /// <summary>Requires that a file decodes to one of the presentations that count.</summary>
    public static void RequireRight(string file)
    {
        string folder = SharedData.Path("images");
        using var oracle = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "oracle.json")).Replace("-Infinity", "0").Replace("Infinity", "0").Replace("NaN", "0"));
        var entry = oracle.RootElement.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("file").GetString() == file);
        var decoded = DecodedFile.Read(Path.Combine(folder, file));
        // The oracle has the channels of hyperstacks as images of their own.
        bool apart = decoded.Layout == ChannelLayout.Separate;
        int[] all = apart ? [decoded.Frames * decoded.Channels, decoded.Height, decoded.Width] : [decoded.Frames, decoded.Height, decoded.Width, decoded.Channels];
        int[] shape = all.Where(n => n > 1).ToArray();
        string type = (decoded.Type.IsFloat() ? "f" : decoded.Type.ToString().StartsWith('U') ? "u" : "i") + decoded.Type.Size();
        string hash = Convert.ToHexString(SHA256.HashData(apart ? TakeApart(decoded) : decoded.Bytes)).ToLowerInvariant();
        Assert.Contains(
            entry.GetProperty("accept").EnumerateArray(),
            a => a.GetProperty("sha256").GetString() == hash
                && a.GetProperty("dtype").GetString() == type
                && a.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()).Where(n => n > 1).SequenceEqual(shape));
    }

    private static byte[] TakeApart(DecodedFile file)
    {
        int size = file.Type.Size(), pixels = file.Width * file.Height;
        byte[] images = new byte[file.Bytes.Length];
        int to = 0;
        for (int frame = 0; frame < file.Frames; frame++)
        {
            for (int channel = 0; channel < file.Channels; channel++)
            {
                for (int i = 0; i < pixels; i++, to += size)
                    file.Bytes.AsSpan(((((frame * pixels) + i) * file.Channels) + channel) * size, size).CopyTo(images.AsSpan(to));
            }
        }

        return images;
    }

    /// <summary>Requires that a bad file is refused by name, without a hang and without more memory than it justifies.</summary>
    public static void RequireRefused(string file)
    {
        string path = SharedData.Path("images", "bad", file);
        var error = Bounded.Throws<ImageFormatException>(64 << 20, () => DecodedFile.Read(path));
        Assert.Contains(file, error.Message);
    }
}
