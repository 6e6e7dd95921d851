namespace ClusterTools.Formats.Bmp;

/// <summary>An open BMP file: one picture.</summary>
internal sealed class BmpSource(BmpHeader header) : ImageSource
{
    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        file.Position = header.DataOffset;
        try
        {
            if (header.Compression is BmpCompression.RunLength4 or BmpCompression.RunLength8)
                ReadRuns(file, destination, cancellationToken);
            else
                ReadRows(file, destination, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException(Path, e.Message, offset: file.Position, innerException: e);
        }
    }

    private void ReadRows(Stream file, Span<byte> destination, CancellationToken cancellationToken)
    {
        var expander = new BmpRowExpander(header);
        int rowBytes = destination.Length / Height;
        var stored = new byte[header.StoredRowBytes];
        for (int row = 0; row < Height; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What fills up the last row is left out by some writers.
            int read = file.ReadAtLeast(stored, stored.Length, throwOnEndOfStream: false);
            if (read < header.UsedRowBytes)
                throw new InvalidDataException(SR.BmpCutOff);
            int y = header.TopDown ? row : Height - 1 - row;
            expander.Expand(stored, destination.Slice(y * rowBytes, rowBytes));
        }
    }

    private void ReadRuns(Stream file, Span<byte> destination, CancellationToken cancellationToken)
    {
        var expander = new BmpRowExpander(header);
        int rowBytes = destination.Length / Height;
        var entries = new byte[Width * Height];
        cancellationToken.ThrowIfCancellationRequested();
        BmpRunLength.Decode(file, entries, Width, Height, header.BitCount);
        for (int row = 0; row < Height; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            expander.ExpandEntries(entries.AsSpan(row * Width, Width), destination.Slice((Height - 1 - row) * rowBytes, rowBytes), bits: 8);
        }
    }
}
