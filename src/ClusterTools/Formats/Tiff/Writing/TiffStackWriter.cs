using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Tiff.Arrangement;
using ClusterTools.Formats.Tiff.Compression;
using ClusterTools.Formats.Tiff.Directories;
using ClusterTools.Formats.Tiff.Pages;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Tiff.Writing;

/// <summary>Writes the pages of one stack, each directory before its pixels, so that a reader finds what it needs at the beginning.</summary>
internal sealed class TiffStackWriter
{
    private const int StripBytes = 1 << 18;
    private const int DirectoryBytes = 1024;

    private readonly Stream _output;
    private readonly ImageStack _stack;
    private readonly TiffWriteOptions _options;
    private readonly bool _big;
    private readonly int _pagesPerPlane;
    private readonly int _samples;
    private readonly int _rowBytes;
    private readonly int _rowsPerStrip;
    private readonly TiffStripEncoder _encoder;
    private readonly byte[] _page;

    public TiffStackWriter(Stream output, ImageStack stack, TiffWriteOptions options, bool big)
    {
        _output = output;
        _stack = stack;
        _options = options;
        _big = big;
        _pagesPerPlane = PagesPerPlane(stack);
        _samples = stack.ChannelCount / _pagesPerPlane;
        _rowBytes = checked(stack.Width * _samples * stack.PixelType.Size());
        _rowsPerStrip = options.Compression == TiffCompression.None ? stack.Height : Math.Min(stack.Height, Math.Max(1, StripBytes / _rowBytes));
        _encoder = new TiffStripEncoder(options, stack.PixelType, _samples, _rowBytes);
        _page = new byte[checked(_rowBytes * stack.Height)];
    }

    private int StripCount => (_stack.Height + _rowsPerStrip - 1) / _rowsPerStrip;

    /// <summary>A bound of the size of the file.</summary>
    public static long MostBytes(ImageStack stack, TiffWriteOptions options)
    {
        long pages = (long)stack.FrameCount * stack.PlaneCount * PagesPerPlane(stack);
        // LZW may take 12 bits for a byte; the others lose less.
        long packed = options.Compression == TiffCompression.None ? stack.ByteCount : stack.ByteCount + (stack.ByteCount / 2);
        return packed + (pages * (DirectoryBytes + (32L * stack.Height)));
    }

    public void Write(ExecutionOptions execution)
    {
        long pages = (long)_stack.FrameCount * _stack.PlaneCount * _pagesPerPlane;
        var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteImages, pages);
        long position = WriteHeader();
        for (long page = 0; page < pages; page++)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            FillPage(page);
            position = WritePage(page, position, isLast: page == pages - 1, execution.CancellationToken);
            progress.Add();
        }
    }

    private static int PagesPerPlane(ImageStack stack) => stack.ChannelLayout == ChannelLayout.Separate ? stack.ChannelCount : 1;

    private long WriteHeader()
    {
        byte order = BitConverter.IsLittleEndian ? (byte)'I' : (byte)'M';
        _output.WriteByte(order);
        _output.WriteByte(order);
        TiffDirectoryWriter.Put(_output, TiffFieldType.Short, _big ? 43 : 42);
        if (!_big)
        {
            TiffDirectoryWriter.Put(_output, TiffFieldType.Long, 8);
            return 8;
        }

        TiffDirectoryWriter.Put(_output, TiffFieldType.Short, 8);
        TiffDirectoryWriter.Put(_output, TiffFieldType.Short, 0);
        TiffDirectoryWriter.Put(_output, TiffFieldType.Long8, 16);
        return 16;
    }

    /// <summary>Takes the samples of a page out of the stack.</summary>
    private void FillPage(long index)
    {
        long plane = index / _pagesPerPlane;
        int channel = (int)(index % _pagesPerPlane);
        int planeBytes = checked(_page.Length * _pagesPerPlane);
        var source = _stack.GetFrameArray((int)(plane / _stack.PlaneCount)).AsSpan((int)(plane % _stack.PlaneCount) * planeBytes, planeBytes);
        if (_pagesPerPlane == 1)
        {
            source.CopyTo(_page);
            return;
        }

        int size = _stack.PixelType.Size();
        SampleGroups.Gather(source.Slice(channel * size), size * _pagesPerPlane, _page, size);
    }

    private long WritePage(long page, long position, bool isLast, CancellationToken token)
    {
        var strips = new byte[StripCount][];
        var lengths = new long[strips.Length];
        for (int i = 0; i < strips.Length; i++)
        {
            token.ThrowIfCancellationRequested();
            int start = i * _rowsPerStrip * _rowBytes;
            int length = Math.Min(_rowsPerStrip * _rowBytes, _page.Length - start);
            strips[i] = _options.Compression == TiffCompression.None ? _page : _encoder.Encode(_page.AsSpan(start, length));
            lengths[i] = strips[i].Length;
        }

        var offsets = new long[strips.Length];
        var directory = CreateDirectory(page == 0, offsets, lengths);
        long end = position + directory.Bytes;
        for (int i = 0; i < strips.Length; i++)
        {
            offsets[i] = end;
            end += lengths[i];
        }

        long next = end + (end & 1);
        directory.Write(_output, position, isLast ? 0 : next);
        foreach (byte[] strip in strips)
            _output.Write(strip, 0, strip.Length);
        if (isLast)
            return end;
        // Directories begin at even places.
        if (next > end)
            _output.WriteByte(0);
        return next;
    }

    private TiffDirectoryWriter CreateDirectory(bool isFirst, long[] offsets, long[] lengths)
    {
        var offsetType = _big ? TiffFieldType.Long8 : TiffFieldType.Long;
        bool isColor = _stack.ChannelLayout is ChannelLayout.Rgb or ChannelLayout.Rgba;
        bool hasOpacity = _stack.ChannelLayout is ChannelLayout.GrayAlpha or ChannelLayout.Rgba;
        var directory = new TiffDirectoryWriter(_big);
        directory.Add(TiffTag.NewSubfileType, TiffFieldType.Long, 0);
        directory.Add(TiffTag.ImageWidth, TiffFieldType.Long, _stack.Width);
        directory.Add(TiffTag.ImageLength, TiffFieldType.Long, _stack.Height);
        directory.Add(TiffTag.BitsPerSample, TiffFieldType.Short, ForAllSamples(8 * _stack.PixelType.Size()));
        directory.Add(TiffTag.Compression, TiffFieldType.Short, CompressionCode());
        directory.Add(TiffTag.PhotometricInterpretation, TiffFieldType.Short, isColor ? 2 : 1);
        if (isFirst && Description() is { } description)
            directory.Add(TiffTag.ImageDescription, description);
        directory.Add(TiffTag.StripOffsets, offsetType, offsets);
        directory.Add(TiffTag.SamplesPerPixel, TiffFieldType.Short, _samples);
        directory.Add(TiffTag.RowsPerStrip, TiffFieldType.Long, _rowsPerStrip);
        directory.Add(TiffTag.StripByteCounts, offsetType, lengths);
        if (_samples > 1)
            directory.Add(TiffTag.PlanarConfiguration, TiffFieldType.Short, 1);
        if (_encoder.Predictor > 1)
            directory.Add(TiffTag.Predictor, TiffFieldType.Short, _encoder.Predictor);
        if (hasOpacity)
            directory.Add(TiffTag.ExtraSamples, TiffFieldType.Short, 2);
        directory.Add(TiffTag.SampleFormat, TiffFieldType.Short, ForAllSamples((long)SampleFormat()));
        return directory;
    }

    private string? Description()
    {
        long images = (long)_stack.FrameCount * _stack.PlaneCount * _pagesPerPlane;
        return images is > 1 and <= int.MaxValue
            ? new ImageJDescription((int)images, _pagesPerPlane, _stack.PlaneCount, _stack.FrameCount).Format()
            : null;
    }

    private long[] ForAllSamples(long value)
    {
        var values = new long[_samples];
        values.AsSpan().Fill(value);
        return values;
    }

    private int CompressionCode() => _options.Compression switch
    {
        TiffCompression.None => 1,
        TiffCompression.PackBits => 32773,
        TiffCompression.Lzw => 5,
        TiffCompression.Deflate => 8,
        _ => throw EnumGuard.Undefined(_options.Compression),
    };

    private TiffSampleFormat SampleFormat() => _stack.PixelType switch
    {
        ElementType.UInt8 or ElementType.UInt16 or ElementType.UInt32 or ElementType.UInt64 => TiffSampleFormat.Unsigned,
        ElementType.Float32 or ElementType.Float64 => TiffSampleFormat.Float,
        ElementType.Int8 or ElementType.Int16 or ElementType.Int32 or ElementType.Int64 => TiffSampleFormat.Signed,
        _ => throw EnumGuard.Unexpected(_stack.PixelType),
    };
}
