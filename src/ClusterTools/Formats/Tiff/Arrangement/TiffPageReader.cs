using ClusterTools.Formats.Tiff.Compression;
using ClusterTools.Formats.Tiff.Directories;
using ClusterTools.Formats.Tiff.Pages;

namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>Reads the pages of a file, one per directory, and checks what each of them requires against the file's size.</summary>
internal sealed class TiffPageReader(TiffInput input, ImageReadOptions options)
{
    // Left-out strips and tiles cost a file nothing, so what they may require has a limit of its own.
    private const long MaximumAbsentBytes = 32 << 20;

    private readonly TiffDirectory _directory = new(input);
    private readonly List<TiffPage> _pages = [];
    private readonly List<DataWarning> _warnings = [];
    private long _absentBytes;
    private long _pixels;
    private long _storedBytes;
    private long _plausibleBytes;

    /// <summary>The description of the first page; null where it has none.</summary>
    public string? Description { get; private set; }

    /// <summary>The number of planes of a MetaMorph stack, whose second private field has one value for each plane; 0 in other files.</summary>
    public long MetaMorphPlaneCount { get; private set; }

    /// <summary>Warnings about defects that were repaired.</summary>
    public IReadOnlyList<DataWarning> Warnings => _warnings;

    /// <summary>The number of directories.</summary>
    public int DirectoryCount { get; private set; }

    /// <summary>Reads all pages.</summary>
    public List<TiffPage> ReadAll()
    {
        bool isImageJ = false;
        HashSet<long>? visited = null;
        long offset = input.FirstDirectory;
        if (offset == 0)
            throw input.Error(SR.TiffNoPage);
        for (; offset != 0; DirectoryCount++)
        {
            input.Page = DirectoryCount;
            if (DirectoryCount == options.MaximumPageCount)
                throw input.Error(string.Format(SR.TiffTooManyPages, options.MaximumPageCount));
            // The usual file of one page needs no set.
            if (DirectoryCount == 1)
                visited = [input.FirstDirectory];
            if (visited?.Add(offset) == false)
                throw input.Error(string.Format(SR.TiffDirectoryLoop, offset), offset);
            offset = _directory.Read(offset);
            if (DirectoryCount == 0)
            {
                isImageJ = _directory.TextStartsWith(TiffTag.ImageDescription, ImageJDescription.Signature);
                Description = _directory.GetText(TiffTag.ImageDescription);
                MetaMorphPlaneCount = _directory[TiffTag.MetaMorphPlanes].Count;
            }

            if (IsReduced() && !(offset == 0 && _pages.Count == 0))
                continue;
            _pages.Add(ReadPage(isImageJ));
        }

        input.Page = null;
        if (_storedBytes > _plausibleBytes)
            throw input.Error(string.Format(SR.TiffPagesTooLarge, _storedBytes, input.Length));
        return _pages;
    }

    /// <summary>Whether the page is a smaller copy of another one: a preview or a level of a pyramid.</summary>
    private bool IsReduced() => (_directory.GetInteger(TiffTag.NewSubfileType, 0) & 1) != 0 || _directory.GetInteger(TiffTag.SubfileType, 1) == 2;

    private TiffPage ReadPage(bool isImageJ)
    {
        var layout = new TiffLayoutReader(input, _directory).Read(isImageJ);
        if (_pages.Count > 0 && _pages[_pages.Count - 1].Layout is { } last && layout == last)
            layout = last;
        if (layout.Compression != TiffCompression.None)
        {
            _pixels += (long)layout.Width * layout.Height;
            if (_pixels > options.MaximumPixelCount)
                throw input.Error(string.Format(SR.TiffTooManyPixels, options.MaximumPixelCount));
        }

        bool tiled = _directory[TiffTag.TileOffsets].IsPresent;
        var offsetTag = tiled ? TiffTag.TileOffsets : TiffTag.StripOffsets;
        var lengthTag = _directory[TiffTag.TileByteCounts].IsPresent ? TiffTag.TileByteCounts : TiffTag.StripByteCounts;
        int count = ChunkCount(layout, offsetTag);
        var offsets = new long[count];
        _directory.ReadIntegers(offsetTag, offsets);
        var lengths = new long[count];
        if (_directory[lengthTag].IsPresent)
            _directory.ReadIntegers(lengthTag, lengths);
        else
            GuessLengths(layout, offsets, lengths);
        for (int i = 0; i < count; i++)
            lengths[i] = CheckChunk(layout, i, count, offsets[i], lengths[i]);
        return new TiffPage(DirectoryCount, layout, offsets, lengths);
    }

    /// <summary>The strips or tiles that the page needs; its directory must list that many.</summary>
    private int ChunkCount(TiffLayout layout, TiffTag offsetTag)
    {
        long listed = _directory[offsetTag].Count;
        long perSample = (long)layout.ChunksAcross * layout.ChunksDown;
        long needed = perSample > int.MaxValue ? perSample : perSample * (layout.IsPlanar ? layout.SampleCount : 1);
        return needed <= listed && needed <= int.MaxValue
            ? (int)needed
            : throw input.Error(string.Format(SR.TiffChunkCountWrong, listed, needed));
    }

    /// <summary>Lengths for a directory without them: the size of the pixels, or for compressed ones the remainder of the file.</summary>
    private void GuessLengths(TiffLayout layout, long[] offsets, long[] lengths)
    {
        if (layout.Compression == TiffCompression.None)
            lengths.AsSpan().Fill(layout.RowsIn(0) * layout.ChunkRowBytes);
        else if (lengths.Length == 1)
            lengths[0] = Math.Max(0, input.Length - offsets[0]);
        else
            throw input.Error(SR.TiffLengthsMissing);
    }

    /// <summary>Checks that a strip or tile is inside the file and can hold its pixels; returns the number of its bytes to read.</summary>
    private long CheckChunk(TiffLayout layout, int chunk, int chunkCount, long offset, long length)
    {
        int perSample = layout.ChunksAcross * layout.ChunksDown;
        int rows = layout.RowsIn(chunk % perSample / layout.ChunksAcross);
        long needed = rows * layout.ChunkRowBytes;
        if (offset == 0 && length == 0)
        {
            WarnOnce("PixelsAbsent", SR.TiffChunksAbsent);
            _absentBytes += needed;
            return _absentBytes <= MaximumAbsentBytes
                ? 0
                : throw input.Error(string.Format(SR.TiffAbsentTooLarge, MaximumAbsentBytes));
        }

        // The length of a single strip is wrong in many files; the size of the pixels gives it.
        if (layout.Compression == TiffCompression.None && chunkCount == 1 && offset > 0 && offset <= input.Length - needed)
        {
            if (length is not 0 && length < needed)
                WarnOnce("LengthIgnored", SR.TiffLengthIgnored);
            length = needed;
        }

        if (offset <= 0 || length < 0 || offset > input.Length || (length > input.Length - offset && !MayRunOver(layout, needed, offset)))
            throw input.Error(string.Format(SR.TiffChunkOutsideFile, chunk, unchecked((ulong)offset), unchecked((ulong)length), input.Length));
        length = Math.Min(length, input.Length - offset);
        long plausible = PlausibleBytes(layout.Compression, length);
        if (needed > plausible)
            throw input.Error(string.Format(SR.TiffChunkTooShort, chunk, length, needed), offset);
        _storedBytes += needed;
        _plausibleBytes = Math.Max(_plausibleBytes, PlausibleBytes(layout.Compression, input.Length));
        return layout.Compression == TiffCompression.None ? needed : Math.Min(length, MostCompressedBytes(needed));
    }

    private void WarnOnce(string id, string message)
    {
        if (!_warnings.Exists(w => w.Id == id))
            _warnings.Add(new DataWarning(id, message));
    }

    /// <summary>Whether a length that leads over the end of the file is only the length of rows that the last strip does not have.</summary>
    private bool MayRunOver(TiffLayout layout, long needed, long offset) =>
        layout.Compression == TiffCompression.None && needed <= input.Length - offset;

    /// <summary>The maximum number of bytes that the stored bytes can represent.</summary>
    private static long PlausibleBytes(TiffCompression compression, long stored) => compression switch
    {
        TiffCompression.None => stored,
        // Two bytes make a run of 128.
        TiffCompression.PackBits => checked(stored * 64),
        // A match of 258 bytes takes two bits at least.
        TiffCompression.Deflate => checked((stored * 1032) + 1032),
        // One value throughout: the strings grow to 3,837 bytes and fill the table with 7.4 million bytes from 5.4 thousand.
        TiffCompression.Lzw => checked((stored * 1400) + 1400),
        _ => throw EnumGuard.Unexpected(compression),
    };

    /// <summary>More than a sane writer takes to store some bytes; what a strip or tile has beyond is not read.</summary>
    private static long MostCompressedBytes(long needed) => Math.Min(checked((needed * 8) + 65536), TiffLayoutReader.MaximumBytes);
}
