namespace ClusterTools.Formats.Webp.Lossless;

/// <summary>Checks that lossless data require no more groups of prefix codes than they can fill.</summary>
/// <remarks>Each block of a picture names its group, and ImageSharp allocates as many groups as the highest index implies: 65,536 of them take 1.5 GB, whatever the size of the
/// picture and of the file. So everything before the groups is read here first: the small pictures that describe transforms and blocks.</remarks>
internal static class LosslessGroups
{
    private const int SizeBits = 14;
    private const int LiteralCount = 256;
    private const int LengthCount = 24;
    private const int DistanceCount = 40;

    // Five codes, each of which takes at least four bits.
    private const int LeastGroupBits = 20;

    /// <summary>Requires that there are no more groups than blocks, nor than the data can hold.</summary>
    /// <param name="data">The data.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="hasHeader">Whether the data begin with signature and size, as those of a picture do; those of opacity do not.</param>
    /// <exception cref="InvalidDataException">There are, or the data are damaged before.</exception>
    public static void Require(ReadOnlyMemory<byte> data, int width, int height, bool hasHeader)
    {
        var bits = new LosslessBits(data);
        if (hasHeader)
        {
            // Signature, both sizes, opacity and version.
            bits.Read(8);
            bits.Read(SizeBits);
            bits.Read(SizeBits);
            bits.Read(4);
        }

        width = SkipTransforms(bits, width, height);
        ReadCacheSize(bits);
        if (bits.Read(1) == 0)
            return;
        int blockBits = bits.Read(3) + 2;
        int blocksAcross = Blocks(width, blockBits), blocksDown = Blocks(height, blockBits);
        int groups = SkipPicture(bits, blocksAcross, blocksDown) + 1;
        if (groups > (long)blocksAcross * blocksDown || (long)groups * LeastGroupBits > bits.Left)
            throw new InvalidDataException(string.Format(SR.WebpTooManyGroups, groups));
    }

    /// <summary>Skips what turns the stored pixels into those of the picture; returns the columns that are stored.</summary>
    private static int SkipTransforms(LosslessBits bits, int width, int height)
    {
        while (bits.Read(1) == 1)
        {
            switch (bits.Read(2))
            {
                case 0 or 1:
                    int blockBits = bits.Read(3) + 2;
                    SkipPicture(bits, Blocks(width, blockBits), Blocks(height, blockBits));
                    break;
                case 3:
                    int colors = bits.Read(8) + 1;
                    SkipPicture(bits, colors, 1);
                    // Few colours are packed several into a pixel.
                    width = Blocks(width, colors > 16 ? 0 : colors > 4 ? 1 : colors > 2 ? 2 : 3);
                    break;
                default:
                    // Green is taken from red and blue, which needs no data.
                    break;
            }
        }

        return width;
    }

    /// <summary>Skips a picture of one group; returns the highest number in red and green.</summary>
    private static int SkipPicture(LosslessBits bits, int width, int height)
    {
        int cacheSize = ReadCacheSize(bits);
        var green = LosslessPrefixCode.Read(bits, LiteralCount + LengthCount + cacheSize);
        var red = LosslessPrefixCode.Read(bits, LiteralCount);
        var blue = LosslessPrefixCode.Read(bits, LiteralCount);
        var opacity = LosslessPrefixCode.Read(bits, LiteralCount);
        var distance = LosslessPrefixCode.Read(bits, DistanceCount);
        int highest = 0;
        for (long left = (long)width * height; left > 0;)
        {
            int symbol = green.ReadSymbol(bits);
            left--;
            if (symbol < LiteralCount)
            {
                highest = Math.Max(highest, (red.ReadSymbol(bits) << 8) | symbol);
                blue.ReadSymbol(bits);
                opacity.ReadSymbol(bits);
            }
            else if (symbol < LiteralCount + LengthCount)
            {
                // A copy of pixels that were there before, as what the cache has is.
                left -= ReadNumber(bits, symbol - LiteralCount) - 1;
                ReadNumber(bits, distance.ReadSymbol(bits));
            }
        }

        return highest;
    }

    private static int ReadCacheSize(LosslessBits bits) => bits.Read(1) == 1 ? 1 << bits.Read(4) : 0;

    // The first four represent themselves; each following pair represents twice as many numbers.
    private static int ReadNumber(LosslessBits bits, int prefix)
    {
        if (prefix < 4)
            return prefix + 1;
        int extra = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << extra) + bits.Read(extra) + 1;
    }

    private static int Blocks(int size, int blockBits) => (size + (1 << blockBits) - 1) >> blockBits;
}
