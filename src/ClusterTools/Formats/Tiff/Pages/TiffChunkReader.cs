using System.Buffers;
using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Tiff.Compression;

namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>Decodes the strips or tiles of a page, up to predictor and byte order.</summary>
internal sealed class TiffChunkReader(PositionalFile file, TiffPage page) : IDisposable
{
    // Strips that follow one another are fetched together up to this size.
    private const int FetchBytes = 1 << 20;

    private static readonly byte[] Reversed = ReverseAll();

    private byte[] _fetched = [];
    private long _fetchedStart;
    private int _fetchedBytes;

    /// <summary>Decodes the first rows of a strip or tile: whole samples of the machine's byte order, or rows of packed bits.</summary>
    /// <exception cref="InvalidDataException">The data are damaged.</exception>
    public void Decode(int chunk, Span<byte> destination)
    {
        var layout = page.Layout;
        int length = (int)page.Lengths[chunk];
        if (length == 0)
        {
            destination.Clear();
            return;
        }

        if (layout.Compression == TiffCompression.None)
            ReadPlain(page.Offsets[chunk], destination);
        else
            Decompress(chunk, length, destination);
        Arrange(destination);
    }

    /// <summary>Reads bytes that are stored uncompressed.</summary>
    public void ReadPlain(long offset, Span<byte> destination)
    {
        file.ReadExactly(offset, destination);
        if (page.Layout.HasReversedBits)
            ReverseBits(destination);
    }

    /// <summary>Undoes predictor and foreign byte order.</summary>
    public void Arrange(Span<byte> rows)
    {
        var layout = page.Layout;
        int rowBytes = (int)layout.ChunkRowBytes;
        if (layout.Predictor == 3)
        {
            TiffPredictor.UndoFloat(rows, rowBytes, layout.BitCount / 8, layout.ChunkSamples);
            return;
        }

        if (layout.SwapsBytes)
            ByteOrder.Swap(rows, layout.BitCount / 8);
        if (layout.Predictor == 2)
            TiffPredictor.UndoHorizontal(rows, rowBytes, layout.BitCount / 8, layout.ChunkSamples);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_fetched.Length > 0)
            ArrayPool<byte>.Shared.Return(_fetched);
        _fetched = [];
    }

    private void Decompress(int chunk, int length, Span<byte> destination)
    {
        int start = Fetch(chunk, length);
        int written = page.Layout.Compression switch
        {
            TiffCompression.PackBits => PackBits.Decode(_fetched.AsSpan(start, length), destination),
            TiffCompression.Lzw => TiffLzw.Decode(_fetched.AsSpan(start, length), destination),
            TiffCompression.Deflate => TiffDeflate.Decode(_fetched, start, length, destination),
            _ => throw EnumGuard.Unexpected(page.Layout.Compression),
        };
        if (written < destination.Length)
            throw new InvalidDataException(string.Format(SR.TiffDataTooShort, chunk, written, destination.Length));
    }

    /// <summary>Has the stored bytes of a strip or tile in memory, and those of the next ones too where they follow; says where they begin.</summary>
    private int Fetch(int chunk, int length)
    {
        long start = page.Offsets[chunk];
        if (start >= _fetchedStart && start + length <= _fetchedStart + _fetchedBytes)
            return (int)(start - _fetchedStart);
        long end = start + length;
        for (int next = chunk + 1; next < page.Offsets.Length && page.Offsets[next] == end && end + page.Lengths[next] - start <= FetchBytes; next++)
            end += page.Lengths[next];
        int count = (int)(end - start);
        if (_fetched.Length < count)
        {
            Dispose();
            _fetched = ArrayPool<byte>.Shared.Rent(count);
        }

        _fetchedBytes = 0;
        file.ReadExactly(start, _fetched.AsSpan(0, count));
        if (page.Layout.HasReversedBits)
            ReverseBits(_fetched.AsSpan(0, count));
        _fetchedStart = start;
        _fetchedBytes = count;
        return 0;
    }

    private static void ReverseBits(Span<byte> data)
    {
        for (int i = 0; i < data.Length; i++)
            data[i] = Reversed[data[i]];
    }

    private static byte[] ReverseAll()
    {
        var table = new byte[256];
        for (int value = 0; value < table.Length; value++)
        {
            for (int bit = 0; bit < 8; bit++)
                table[value] |= (byte)(((value >> bit) & 1) << (7 - bit));
        }

        return table;
    }
}
