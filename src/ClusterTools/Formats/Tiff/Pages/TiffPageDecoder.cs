using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>Decodes one page into rows of pixels.</summary>
internal static class TiffPageDecoder
{
    // The most that one read of uncompressed strips takes, so that cancellation is noticed soon.
    private const int RunBytes = 16 << 20;

    /// <summary>Decodes a page into the number of bytes that its layout specifies.</summary>
    /// <exception cref="InvalidDataException">The data are damaged.</exception>
    public static void Decode(PositionalFile file, TiffPage page, Span<byte> destination, CancellationToken token)
    {
        var layout = page.Layout;
        using var chunks = new TiffChunkReader(file, page);
        if (!layout.IsDirect)
            DecodeThroughScratch(chunks, layout, destination, token);
        else if (page.IsOneRun)
            ReadRun(chunks, page.Offsets[0], layout.RowBytes, destination, token);
        else
            DecodeInPlace(chunks, layout, destination, token);
        if (layout.IsInverted)
            Invert(layout, destination);
    }

    private static void ReadRun(TiffChunkReader chunks, long offset, int rowBytes, Span<byte> destination, CancellationToken token)
    {
        int step = Math.Max(1, RunBytes / rowBytes) * rowBytes;
        for (int start = 0; start < destination.Length; start += step)
        {
            token.ThrowIfCancellationRequested();
            var part = destination.Slice(start, Math.Min(step, destination.Length - start));
            chunks.ReadPlain(offset + start, part);
            chunks.Arrange(part);
        }
    }

    private static void DecodeInPlace(TiffChunkReader chunks, TiffLayout layout, Span<byte> destination, CancellationToken token)
    {
        for (int strip = 0; strip < layout.ChunksDown; strip++)
        {
            token.ThrowIfCancellationRequested();
            int start = strip * layout.ChunkHeight * layout.RowBytes;
            chunks.Decode(strip, destination.Slice(start, layout.RowsIn(strip) * layout.RowBytes));
        }
    }

    private static void DecodeThroughScratch(TiffChunkReader chunks, TiffLayout layout, Span<byte> destination, CancellationToken token)
    {
        int rowBytes = (int)layout.ChunkRowBytes;
        int chunkWidth = Math.Min(layout.ChunkWidth, layout.Width);
        byte[] stored = ArrayPool<byte>.Shared.Rent(layout.RowsIn(0) * rowBytes);
        byte[] samples = ArrayPool<byte>.Shared.Rent(layout.HasWholeSamples ? 1 : chunkWidth * layout.ChunkSamples * SampleBytes(layout));
        try
        {
            int perSample = layout.ChunksAcross * layout.ChunksDown;
            int count = perSample * (layout.IsPlanar ? layout.SampleCount : 1);
            for (int chunk = 0; chunk < count; chunk++)
            {
                token.ThrowIfCancellationRequested();
                int row = chunk % perSample / layout.ChunksAcross;
                int x = chunk % layout.ChunksAcross * layout.ChunkWidth;
                int columns = Math.Min(layout.ChunkWidth, layout.Width - x);
                int rows = layout.RowsIn(row);
                chunks.Decode(chunk, stored.AsSpan(0, rows * rowBytes));
                int pixelBytes = layout.ChannelCount * layout.PixelType.Size();
                int first = (x * pixelBytes) + (chunk / perSample * layout.PixelType.Size());
                for (int y = 0; y < rows; y++)
                {
                    var place = destination.Slice((((row * layout.ChunkHeight) + y) * layout.RowBytes) + first);
                    Convert(layout, stored.AsSpan(y * rowBytes, rowBytes), columns, samples, place);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
            ArrayPool<byte>.Shared.Return(samples);
        }
    }

    /// <summary>The bytes of a sample before colours are looked up.</summary>
    private static int SampleBytes(TiffLayout layout) => layout.ColorMap is null ? layout.PixelType.Size() : layout.BitCount <= 8 ? 1 : 2;

    /// <summary>Converts one stored row of a strip or tile to decoded samples and puts them into their places.</summary>
    private static void Convert(TiffLayout layout, ReadOnlySpan<byte> stored, int columns, byte[] scratch, Span<byte> place)
    {
        int sampleBytes = SampleBytes(layout);
        int count = columns * layout.ChunkSamples;
        var samples = scratch.AsSpan(0, layout.HasWholeSamples ? 0 : count * sampleBytes);
        if (layout.SampleFormat == TiffSampleFormat.Float && layout.BitCount == 16)
        {
            var halves = MemoryMarshal.Cast<byte, ushort>(stored);
            var floats = MemoryMarshal.Cast<byte, float>(samples);
            for (int i = 0; i < count; i++)
                floats[i] = HalfFloat.ToSingle(halves[i]);
        }
        else if (layout.BitCount == 8 * sampleBytes)
        {
            // Whole samples, or whole indices of a palette.
            int bytes = count * sampleBytes;
            if (layout.ColorMap is null)
                Place(layout, stored.Slice(0, bytes), place);
            else
                layout.ColorMap.Expand(stored.Slice(0, bytes), sampleBytes == 2, place);
            return;
        }
        else if (sampleBytes == 1)
        {
            PackedBits.Unpack(stored, layout.BitCount, samples);
        }
        else
        {
            PackedBits.UnpackWide(stored, layout.BitCount, samples);
        }

        if (layout.ColorMap is null)
            Place(layout, samples, place);
        else
            layout.ColorMap.Expand(samples, sampleBytes == 2, place);
    }

    private static void Place(TiffLayout layout, ReadOnlySpan<byte> samples, Span<byte> place)
    {
        int size = layout.PixelType.Size();
        if (layout.IsPlanar)
            SampleGroups.Scatter(samples, size, place, size * layout.ChannelCount);
        else
            samples.CopyTo(place);
    }

    /// <summary>Inverts the values of an integer type: the complement in the bits that are stored.</summary>
    private static void Invert(TiffLayout layout, Span<byte> samples)
    {
        int size = layout.PixelType.Size();
        ulong mask = ulong.MaxValue >> (64 - layout.BitCount);
        for (int bits = 8 * size; bits < 64; bits *= 2)
            mask |= mask << bits;
        var words = MemoryMarshal.Cast<byte, ulong>(samples);
        for (int i = 0; i < words.Length; i++)
            words[i] ^= mask;
        // The mask repeats in every element, so its lowest bytes fit the remainder.
        for (int i = words.Length * 8, shift = 0; i < samples.Length; i++, shift += 8)
            samples[i] ^= (byte)((BitConverter.IsLittleEndian ? mask : BinaryPrimitives.ReverseEndianness(mask)) >> shift);
    }
}
