using System.Security.Cryptography;
using System.Text.Json;
using ClusterTools.Formats;
using ClusterTools.Numerics;

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
        int[] shape = new[] { decoded.Frames, decoded.Height, decoded.Width, decoded.Channels }.Where(n => n > 1).ToArray();
        string type = (decoded.Type.IsFloat() ? "f" : decoded.Type.ToString().StartsWith('U') ? "u" : "i") + decoded.Type.Size();
        string hash = Convert.ToHexString(SHA256.HashData(decoded.Bytes)).ToLowerInvariant();
        Assert.Contains(
            entry.GetProperty("accept").EnumerateArray(),
            a => a.GetProperty("sha256").GetString() == hash
                && a.GetProperty("dtype").GetString() == type
                && a.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()).Where(n => n > 1).SequenceEqual(shape));
    }

    /// <summary>Requires that a bad file is refused at once, by name, without more memory than it justifies.</summary>
    public static void RequireRefused(string file)
    {
        string path = SharedData.Path("images", "bad", file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var error = Assert.Throws<ImageFormatException>(() => DecodedFile.Read(path));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        Assert.Contains(file, error.Message);
    }
}
