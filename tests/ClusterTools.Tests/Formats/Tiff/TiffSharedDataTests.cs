using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>Real and public files against what other readers make of them.</summary>
public sealed class TiffSharedDataTests
{
    [Fact]
    public void EveryPublicImageDecodesToItsOracle()
    {
        // The statistics in it, which are not used, may be infinite; JSON has no word for that.
        string text = File.ReadAllText(SharedData.Path("images", "oracle.json"));
        using var oracle = JsonDocument.Parse(Regex.Replace(text, "NaN|-?Infinity", "null"));
        int right = 0;
        foreach (var entry in oracle.RootElement.GetProperty("entries").EnumerateArray())
        {
            string name = entry.GetProperty("file").GetString()!;
            if (entry.GetProperty("format").GetString() != "tiff" || name.StartsWith("bad/", StringComparison.Ordinal))
                continue;
            string path = SharedData.Path("images", name);
            if (entry.TryGetProperty("refusal_ok", out _))
            {
                var error = Assert.Throws<ImageFormatException>(() => ImageFormatRegistry.Open(path));
                Assert.Contains("page 1: the page is 61x20 pixels, UInt16", error.Message);
                continue;
            }

            using var source = ImageFormatRegistry.Open(path);
            string hash = Convert.ToHexStringLower(SHA256.HashData(InFileOrder(source)));
            Assert.True(
                entry.GetProperty("accept").EnumerateArray().Any(a => a.GetProperty("sha256").GetString() == hash && Samples(a) == Samples(source)),
                $"{name}: {source.FrameCount}x{source.PlaneCount}x{source.Height}x{source.Width}x{source.ChannelCount} {source.PixelType}");
            right++;
        }

        Assert.Equal(23, right);
    }

    [Fact]
    public void HyperstacksHaveTheirAxes()
    {
        foreach (string name in new[] { "imagej_TZC.tif", "imagej_one_ifd.tif", "ome_TZC.ome.tif" })
        {
            using var source = ImageFormatRegistry.Open(SharedData.Path("images", name));
            Assert.Equal((3, 4, 24, 32, 2, ChannelLayout.Separate), (source.FrameCount, source.PlaneCount, source.Height, source.Width, source.ChannelCount, source.ChannelLayout));
            Assert.Empty(source.Warnings);
            // The samples count through the pages: t, z, c, y, x.
            var plane = new byte[source.PlaneBytes];
            source.ReadPlane((2 * 4) + 1, plane, CancellationToken.None);
            var samples = MemoryMarshal.Cast<byte, ushort>(plane);
            Assert.Equal(((((2 * 4) + 1) * 2) * 768) % 65521, samples[0]);
            Assert.Equal((((((2 * 4) + 1) * 2) + 1) * 768) % 65521, samples[1]);
        }
    }

    [Theory]
    [InlineData("truncated.tif", "the file ends at byte 1500")]
    [InlineData("ifd_loop.tif", "the chain of pages leads back")]
    [InlineData("huge_strip_count.tif", "1073741823 values of the field StripOffsets")]
    [InlineData("overflow_dims.tif", "too large")]
    [InlineData("dims_wrap_to_small.tif", "too large")]
    [InlineData("spp_65535_bits_0.tif", "samples of 0 bits")]
    [InlineData("rows_per_strip_0.tif", "the value 0 of the field RowsPerStrip")]
    [InlineData("tile_0.tif", "the value 0 of the field TileWidth")]
    [InlineData("lzw_garbage.tif", "the LZW data are damaged")]
    [InlineData("offset_past_eof.tif", "the file ends at byte 8")]
    [InlineData("deflate_bomb.tif", "lies outside the file")]
    [InlineData("empty.tif", "the file is empty")]
    public void MalformedFilesAreRefusedWithLittleMemory(string name, string cause)
    {
        string path = SharedData.Path("images", "bad", name);
        var error = Bounded.Throws<ImageFormatException>(64 << 20, () =>
        {
            using var source = ImageFormatRegistry.Open(path);
            source.ReadPlane(0, new byte[source.PlaneBytes], CancellationToken.None);
        });
        Assert.Contains(path, error.Message);
        Assert.Contains(cause, error.Message);
    }

    [Fact]
    public void TheZebrafish()
    {
        using var reference = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("reference", "fish_import.json")));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] files = Directory.GetFiles(SharedData.Path("data", "fish"), "*.tif");
        Array.Sort(files, StringComparer.Ordinal);
        Assert.Equal(20, files.Length);
        foreach (string file in files)
        {
            using var source = ImageFormatRegistry.Open(file);
            Assert.Equal((1, 2, 76, 87, 1), (source.FrameCount, source.PlaneCount, source.Height, source.Width, source.ChannelCount));
            hash.AppendData(InFileOrder(source));
        }

        Assert.Equal(reference.RootElement.GetProperty("sha256_images_bytes_tzyx").GetString(), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Theory]
    [InlineData("multipage.tif")]
    [InlineData("chessboard_GRAY_U16.tif")]
    [InlineData("chessboard_GRAY_U16B.tif")]
    [InlineData("_blobs_3d_fiji_skeleton.tif")]
    public void FilesOfOtherPrograms(string name)
    {
        using var reference = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("reference", "image_formats.json")));
        var expected = reference.RootElement.GetProperty(name);
        using var source = ImageFormatRegistry.Open(SharedData.Path("data", "formats", name));
        Assert.Equal(expected.GetProperty("dtype").GetString(), source.PixelType.ToString().ToLowerInvariant());
        Assert.Equal(expected.GetProperty("pages").GetInt32(), source.PlaneCount);
        Assert.Equal(expected.GetProperty("sha256_le_bytes").GetString(), Convert.ToHexStringLower(SHA256.HashData(InFileOrder(source))));
    }

    private static string Samples(JsonElement accepted)
    {
        long count = accepted.GetProperty("shape").EnumerateArray().Aggregate(1L, (n, length) => n * length.GetInt32());
        return $"{accepted.GetProperty("dtype").GetString()} {count}";
    }

    private static string Samples(ImageSource source)
    {
        string kind = source.PixelType.IsFloat() ? "f" : source.PixelType.ToString()[0] == 'U' ? "u" : "i";
        long count = (long)source.FrameCount * source.PlaneCount * source.Height * source.Width * source.ChannelCount;
        return $"{kind}{source.PixelType.Size()} {count}";
    }

    /// <summary>All samples as the pages hold them: channels that are pages of their own come one after another.</summary>
    private static byte[] InFileOrder(ImageSource source)
    {
        var result = new List<byte>();
        var plane = new byte[source.PlaneBytes];
        int size = source.PixelType.Size();
        int channels = source.ChannelLayout == ChannelLayout.Separate ? source.ChannelCount : 1;
        for (int i = 0; i < source.FrameCount * source.PlaneCount; i++)
        {
            source.ReadPlane(i, plane, CancellationToken.None);
            for (int channel = 0; channel < channels; channel++)
            {
                int step = size * channels;
                for (int at = channel * size; channels > 1 && at < plane.Length; at += step)
                    result.AddRange(plane.AsSpan(at, size));
            }

            if (channels == 1)
                result.AddRange(plane);
        }

        return [.. result];
    }
}
