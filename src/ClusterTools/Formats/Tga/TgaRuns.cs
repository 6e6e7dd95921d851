namespace ClusterTools.Formats.Tga;

/// <summary>Goes through the packets of a picture in runs without expanding them.</summary>
/// <remarks>ImageSharp treats the end of the file as a packet and fills the remainder of the picture with the last pixel; so completeness is checked first.</remarks>
internal static class TgaRuns
{
    /// <summary>Requires that the packets give all pixels of the picture, and no more.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public static void Require(Stream file, TgaHeader header, CancellationToken token)
    {
        file.Position = header.DataOffset;
        long left = (long)header.Width * header.Height;
        for (long packet = 0; left > 0; packet++)
        {
            if (packet % (1 << 16) == 0)
                token.ThrowIfCancellationRequested();
            int head = file.ReadByte();
            if (head < 0)
                throw new InvalidDataException(string.Format(SR.TgaRunsEnd, left));
            int count = (head & 0x7F) + 1;
            int stored = (head & 0x80) != 0 ? 1 : count;
            left -= count;
            file.Seek(stored * header.PixelBytes, SeekOrigin.Current);
        }

        if (left < 0)
            throw new InvalidDataException(SR.TgaRunsTooLong);
        if (file.Position > file.Length)
            throw new InvalidDataException(string.Format(SR.TgaRunsEnd, 1));
    }
}
