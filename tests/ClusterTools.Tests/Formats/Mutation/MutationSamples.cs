using System.IO.Compression;
using System.Text;
using ClusterTools.Formats;
using ClusterTools.Tests.Formats.Bmp;
using ClusterTools.Tests.Formats.Gif;
using ClusterTools.Tests.Formats.Jpeg;
using ClusterTools.Tests.Formats.Npy;
using ClusterTools.Tests.Formats.Parquet;
using ClusterTools.Tests.Formats.Png;
using ClusterTools.Tests.Formats.Tga;
using ClusterTools.Tests.Formats.Tiff;
using ClusterTools.Tests.Formats.Webp;

namespace ClusterTools.Tests.Formats.Mutation;

/// <summary>The files that are damaged: generated ones, and those of the shared folder where it is there.</summary>
internal static class MutationSamples
{
    private static readonly byte[] Colors = [0, 0, 0, 1, 2, 3, 200, 100, 50, 255, 255, 255];

    /// <summary>Files that a decoder knows as its own.</summary>
    public static byte[][] Of(IImageDecoder decoder)
    {
        var files = Generated(decoder.Name);
        if (SharedData.Exists("images"))
            files.AddRange(Directory.GetFiles(SharedData.Path("images")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(f => decoder.Recognizes(f.AsSpan(0, Math.Min(64, f.Length)))));
        return [.. files];
    }

    /// <summary>The animations of a format: the damage falls on the headers of their frames more often than among all samples.</summary>
    public static byte[][] Animations(string format) => format switch
    {
        "WebP" => [.. WebpSamples.All.Where(s => s.Frames > 1).Select(s => s.Bytes)],
        "GIF" => [Generated("GIF")[1]],
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>Tables of other programs, in each way in which values are stored.</summary>
    public static byte[][] Tables =>
        [ParquetSamples.ArrowSnappy, ParquetSamples.ArrowDelta, ParquetSamples.ArrowSplit, ParquetSamples.ArrowLz4, ParquetSamples.DuckSnappy, ParquetSamples.DuckDelta];

    private static List<byte[]> Generated(string format) => format switch
    {
        "JPEG" =>
        [
            new JpegBuilder { Width = 33, Height = 20, Sampling = [0x22, 0x11, 0x11] }.Build(),
            new JpegBuilder { Width = 33, Height = 20, Sampling = [0x21, 0x11, 0x11], Progressive = true }.Build(),
            new JpegBuilder { Width = 50, Height = 20, RestartInterval = 2, Orientation = 6 }.Build(),
            new JpegBuilder { Width = 20, Height = 20, Sampling = [0x11, 0x11, 0x11, 0x11], Apart = true, LateHeight = true, CodeLength = 14 }.Build(),
        ],
        "PNG" =>
        [
            Png(new() { Width = 13, Height = 9, Color = 0, Depth = 1, Interlaced = true }),
            Png(new() { Width = 13, Height = 9, Color = 0, Depth = 16, Transparency = [1, 2] }),
            Png(new() { Width = 7, Height = 8, Color = 2, Depth = 8, ChunkLength = 50 }),
            Png(new() { Width = 17, Height = 5, Color = 3, Depth = 4, Palette = new byte[30], Transparency = [1, 2, 3] }),
            Png(new() { Width = 5, Height = 17, Color = 6, Depth = 16, Interlaced = true }),
        ],
        "BMP" =>
        [
            BmpBuilder.Build(5, 4, 24, 0, [], new byte[64]),
            BmpBuilder.Build(4, 2, 8, 1, new byte[16], [3, 1, 0, 0, 0, 3, 1, 2, 3, 0, 0, 1], colors: 4),
            BmpBuilder.Build(4, 2, 4, 2, new byte[16], [3, 0x12, 0, 0, 0, 3, 0x32, 0x10, 0, 1], colors: 4),
            BmpBuilder.Build(2, -3, 16, 3, BmpBuilder.Masks(0xF800, 0x07E0, 0x001F), new byte[12]),
        ],
        "GIF" =>
        [
            new GifBuilder(4, 4, Colors).Frame(0, 0, 4, 4, new byte[16]).Build(),
            new GifBuilder(3, 1, Colors).Frame(0, 0, 3, 1, [1, 2, 3], disposal: 2).Frame(1, 0, 2, 1, [3, 0], transparent: 0, disposal: 3, interlaced: true).Build(),
            new GifBuilder(40, 30, Colors).Frame(0, 0, 40, 30, [.. Enumerable.Range(0, 1200).Select(i => (byte)(i * i % 4))], clearEvery: 90).Build(),
        ],
        "PNM" => [.. new[]
        {
            "P1 3 2\n101010", "P2 3 2 99 1 2 3 4 5 6", "P3 1 2 9\n1 2 3\n4 5 6\n", "P4 9 2\nabcd", "P5 3 1 65535\nabcdef", "P6 1 2 255\nabcdef",
            "P7\nWIDTH 1\nHEIGHT 2\nDEPTH 3\nMAXVAL 255\nENDHDR\nabcdef",
        }.Select(Encoding.Latin1.GetBytes)],
        "TIFF" => [new TiffBuilder().AddChunked().Build(), new TiffBuilder { BigEndian = true, BigTiff = true }.AddChunked().Build()],
        "NumPy" =>
        [
            NpyBytes.Create(">i2", "(3, 4)", new byte[24], fortranOrder: true),
            NpyBytes.Create("<f4", "(2, 3, 4)", new byte[96]),
            NpyBytes.Create("|b1", "(2, 2, 3, 4)", new byte[48], version: 2),
        ],
        "IDX" => [[0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, .. new byte[12]], [0, 0, 0x0E, 2, 0, 0, 0, 2, 0, 0, 0, 3, .. new byte[48]], Gzip([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6])],
        "WebP" => [.. WebpSamples.All.Select(s => s.Bytes)],
        "TGA" => [.. TgaSamples.All.Select(s => s.Bytes)],
        _ => [],
    };

    private static byte[] Png(PngBuilder builder) => PngBuilder.Join(builder.Chunks());

    private static TiffBuilder AddChunked(this TiffBuilder builder)
    {
        builder.AddPage(6, 5, 16, new byte[60]);
        builder.AddPage(20, 20, 8, new byte[256], new byte[256], new byte[256], new byte[256]).Tiles(16, 16);
        return builder;
    }

    private static byte[] Gzip(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(data, 0, data.Length);
        return packed.ToArray();
    }
}
