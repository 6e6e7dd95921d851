using System.Text.Json;
using System.Text.RegularExpressions;
using ClusterTools.Formats;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Series;
using ClusterTools.Formats.Stacks;
using ClusterTools.Formats.Thunder;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats;

/// <summary>The arrays and tables among the shared sample images, against their oracle.</summary>
public sealed class SharedArraysTests
{
    [Fact]
    public void EveryArrayIsWhatItsOracleSays()
    {
        int files = 0;
        foreach (var entry in Entries("npy").Where(e => e.GetProperty("expect").GetString() == "right"))
        {
            string name = entry.GetProperty("file").GetString()!;
            string path = SharedData.Path("images", name);
            var array = NpyFile.Read(path);
            AssertMatches(entry, array.Shape, array.ElementType, array.Data);
            if (array.Shape.Length >= 2)
            {
                using var source = ImageFormatRegistry.Open(path);
                AssertMatches(entry, array.Shape, source.PixelType, Npy.NpyDecoderTests.Planes(source));
            }
            else
            {
                Assert.Contains(name, Assert.Throws<ImageFormatException>(() => ImageFormatRegistry.Open(path)).Message);
            }

            // As series the values are the same, though wider where a set has no such type.
            var series = SeriesReader.Read(path);
            var values = Enumerable.Range(0, series.Count).SelectMany(series.GetRecord).ToArray();
            Assert.Equal(entry.GetProperty("accept")[0].GetProperty("value_sha256").GetString(), Hash.Sha256([.. values.SelectMany(v => BitConverter.GetBytes(v + 0.0))]));
            files++;
        }

        Assert.True(files >= 11);
    }

    [Fact]
    public void MalformedArraysAreRefusedWithLittleMemory()
    {
        int files = 0;
        foreach (var entry in Entries("npy").Where(e => e.GetProperty("expect").GetString() == "refuse"))
        {
            string name = entry.GetProperty("file").GetString()!;
            string path = SharedData.Path("images", name);
            foreach (var read in (Action[])[() => NpyFile.Read(path), () => ImageFormatRegistry.Open(path).Dispose(), () => SeriesReader.Read(path)])
            {
                var error = Bounded.Throws<ImageFormatException>(1 << 20, read);
                Assert.Contains(Path.GetFileName(name), error.Message);
            }

            files++;
        }

        Assert.Equal(5, files);
        Assert.Throws<ImageFormatException>(() => NpyFile.Read(SharedData.Path("images", "empty_0x5_f32.npy")));
    }

    [Fact]
    public void ThunderFoldersAndTheTableAreWhatTheirOraclesSay()
    {
        foreach (var entry in Entries("thunder").Concat(Entries("csv")))
        {
            string name = entry.GetProperty("file").GetString()!;
            string path = SharedData.Path("images", name);
            if (ThunderImagesFolder.IsOne(path))
            {
                var stack = ThunderImagesFolder.Read(path);
                byte[] bytes = [.. Enumerable.Range(0, stack.FrameCount).SelectMany(f => stack.GetFrameBytes(f).ToArray())];
                AssertMatches(entry, [stack.FrameCount, stack.Height, stack.Width], stack.PixelType, bytes);
            }
            else
            {
                var series = SeriesReader.Read(path);
                int[] shape = series.Shape is { } grid ? [grid.Rows, grid.Columns, series.Length] : [series.Count, series.Length];
                AssertMatches(entry, shape, series.ElementType, series.Store.GetBytes(0, series.Count).ToArray());
            }
        }
    }

    private static IEnumerable<JsonElement> Entries(string format)
    {
        // The statistics of some images, which are of no use here, are no JSON.
        string text = Regex.Replace(File.ReadAllText(SharedData.Path("images", "oracle.json")), "-?Infinity|NaN", "null");
        using var oracle = JsonDocument.Parse(text);
        return [.. oracle.RootElement.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("format").GetString() == format).Select(e => e.Clone())];
    }

    private static void AssertMatches(JsonElement entry, int[] shape, ElementType type, byte[] data)
    {
        var accept = entry.GetProperty("accept")[0];
        Assert.Equal(accept.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32()).Where(s => s != 1), shape.Where(s => s != 1));
        var values = new double[data.Length / type.Size()];
        ElementConvert.ToDouble(type, data, values);
        Assert.Equal(accept.GetProperty("value_sha256").GetString(), Hash.Sha256([.. values.SelectMany(v => BitConverter.GetBytes(v + 0.0))]));

        // Only half floats come in another type than the file's.
        if (accept.GetProperty("dtype").GetString() != "f2")
            Assert.Equal(accept.GetProperty("sha256").GetString(), Hash.Sha256(data));
    }
}
