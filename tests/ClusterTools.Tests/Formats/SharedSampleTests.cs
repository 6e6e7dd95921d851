using System.Text.Json;
using System.Text.RegularExpressions;
using ClusterTools.Formats;

namespace ClusterTools.Tests.Formats;

/// <summary>Every file of the shared sample images, so that none is forgotten by the tests of its format.</summary>
public sealed class SharedSampleTests
{
    [Fact]
    public void EveryPictureDecodesAsItsOracleSays()
    {
        int count = 0;
        foreach (var entry in Entries().Where(e => e.GetProperty("expect").GetString() == "right" && e.GetProperty("format").GetString() is not ("npy" or "csv" or "thunder")))
        {
            string file = entry.GetProperty("file").GetString()!;
            // One file's pages differ; that may be refused, and is.
            if (entry.TryGetProperty("refusal_ok", out var may) && may.GetBoolean())
                Assert.Contains(file, Assert.Throws<ImageFormatException>(() => DecodedFile.Read(SharedData.Path("images", file))).Message);
            else
                Oracle.RequireRight(file);
            count++;
        }

        Assert.True(count >= 45, $"{count} files");
    }

    [Fact]
    public void EveryBadFileIsRefusedClearly()
    {
        string[] files = [.. Directory.GetFiles(SharedData.Path("images", "bad")).Select(f => Path.GetFileName(f)!)];
        Assert.All(files, Oracle.RequireRefused);
        // Those that the oracle calls safe may be read or refused; the others must be refused, and all are there.
        Assert.All(
            Entries().Select(e => e.GetProperty("file").GetString()!).Where(f => f.StartsWith("bad/", StringComparison.Ordinal)),
            f => Assert.Contains(f.Substring("bad/".Length), files));
    }

    private static JsonElement[] Entries()
    {
        // The statistics of some images are no JSON.
        string text = Regex.Replace(File.ReadAllText(SharedData.Path("images", "oracle.json")), "-?Infinity|NaN", "null");
        using var oracle = JsonDocument.Parse(text);
        return [.. oracle.RootElement.GetProperty("entries").EnumerateArray().Select(e => e.Clone())];
    }
}
