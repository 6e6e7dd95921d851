using System.Buffers.Binary;

namespace ClusterTools.Formats.Gif;

/// <summary>Goes through the blocks of a file and notes its frames; the pictures' data are passed by.</summary>
internal sealed class GifContentReader(Stream file, string path, ImageReadOptions options)
{
    private const int Extension = (int)GifBlock.Extension;
    private const int Image = (int)GifBlock.Image;
    private const int Trailer = (int)GifBlock.Trailer;
    private const int GraphicControl = 0xF9;

    private int _transparent = -1;
    private GifDisposal _disposal;

    /// <exception cref="ImageFormatException">The file is damaged or over a limit.</exception>
    public GifContent Read()
    {
        byte[] head = ReadBytes(13);
        if (!head.AsSpan().StartsWith("GIF87a"u8) && !head.AsSpan().StartsWith("GIF89a"u8))
            throw Error(SR.GifHeaderInvalid);
        int width = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6));
        int height = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8));
        byte[]? palette = ReadPalette(head[10]);
        var frames = new List<GifFrame>();
        int block;
        for (block = file.ReadByte(); block is Extension or Image; block = file.ReadByte())
        {
            if (block == Extension)
            {
                ReadExtension();
                continue;
            }

            if (frames.Count == options.MaximumPageCount)
                throw Error(string.Format(SR.GifTooManyFrames, options.MaximumPageCount));
            frames.Add(ReadFrame(palette));
        }

        if (frames.Count == 0)
            throw Error(block < 0 ? SR.GifCutOff : block == Trailer ? SR.GifEmpty : string.Format(SR.GifBlockUnknown, block));
        // Some writers leave the canvas's size to the frame.
        if (width == 0 || height == 0)
            (width, height) = (frames[0].X + frames[0].Width, frames[0].Y + frames[0].Height);
        return new GifContent(width, height, frames, IsWhole: block == Trailer);
    }

    private void ReadExtension()
    {
        if (file.ReadByte() == GraphicControl)
        {
            int length = file.ReadByte();
            byte[] control = ReadBytes(Math.Max(0, length));
            if (length >= 4)
            {
                int disposal = (control[0] >> 2) & 7;
                _disposal = disposal <= 3 ? (GifDisposal)disposal : GifDisposal.Unspecified;
                _transparent = (control[0] & 1) != 0 ? control[3] : -1;
            }

            if (length == 0)
                return;
        }

        SkipSubBlocks();
    }

    private GifFrame ReadFrame(byte[]? common)
    {
        byte[] head = ReadBytes(9);
        int x = BinaryPrimitives.ReadUInt16LittleEndian(head);
        int y = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(2));
        int width = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(4));
        int height = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6));
        if (width == 0 || height == 0)
            throw Error(string.Format(SR.ImageSizeInvalid, width, height));
        byte[] palette = ReadPalette(head[8]) ?? common ?? throw Error(SR.GifPaletteMissing);
        var frame = new GifFrame(x, y, width, height, (head[8] & 0x40) != 0, palette, _transparent, _disposal, file.Position);
        (_transparent, _disposal) = (-1, GifDisposal.Unspecified);
        ReadBytes(1);
        SkipSubBlocks();
        return frame;
    }

    private byte[]? ReadPalette(int flags) => (flags & 0x80) != 0 ? ReadBytes(3 << ((flags & 7) + 1)) : null;

    private void SkipSubBlocks()
    {
        for (int length = file.ReadByte(); length != 0; length = file.ReadByte())
        {
            if (length < 0 || file.Length - file.Position < length)
                throw Error(SR.GifCutOff);
            file.Position += length;
        }
    }

    private byte[] ReadBytes(int count)
    {
        var bytes = new byte[count];
        if (file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count)
            throw Error(SR.GifCutOff);
        return bytes;
    }

    private ImageFormatException Error(string reason) => new(path, reason, offset: file.Position);
}
